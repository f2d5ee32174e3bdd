package io.labelguard.core.check;

import io.labelguard.core.labeling.DataObjects;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.setup.ClosedTeams;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// LG202: the workers of a vendor's or public team are denied a live job's data, or there are none
/// any more.
final class ForeignWorkersDenied implements Check {

  @Override
  public CheckId id() {
    return CheckId.FOREIGN_WORKERS_DENIED;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a bucket policy that denies a live job's data to the workers of a vendor's or"
        + " public team, who may be at any address, and a job with the public team, which AWS has"
        + " closed.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    Situation situation = judged.situation();
    return Stream.concat(
            situation.judgedJobs().stream().flatMap(job -> closed(job).stream()),
            judged.workers().stream()
                .filter(path -> !situation.hasPrivateTeam(path.job()))
                .filter(path -> path.job().data().filter(DataObjects::areOnlyWithin).isEmpty())
                .filter(path -> !WorkersDenied.denied(path).isEmpty())
                .map(this::denied))
        .toList();
  }

  /// Returns what is found of a job whose team is closed, whatever its buckets' policies say.
  Optional<Finding> closed(LabelingJob job) {
    return job.workteamArn()
        .flatMap(ClosedTeams.bundled()::closedOn)
        .map(
            day ->
                Finding.of(this, new About.Job(job.name()))
                    .causing(Consequence.NO_PROGRESS)
                    .because(closed(job, day))
                    .withFix(
                        FixAdvice.none(
                            "Stop the job, and start a new one with a private team or a vendor's:"
                                + " aws sagemaker stop-labeling-job --labeling-job-name "
                                + job.name()
                                + ". Labels that are not yet consolidated are lost.")));
  }

  private static String closed(LabelingJob job, LocalDate day) {
    return Wording.sentence(Wording.job(job))
        + " uses the public work team, Amazon Mechanical Turk, which AWS closed on "
        + day
        + ": nobody works on its tasks.";
  }

  private Finding denied(PathJudgement path) {
    List<JudgedNeed> denied = WorkersDenied.denied(path);
    List<StatementRef> statements = path.denyStatements(denied);
    Optional<String> team = path.job().workteamArn().map(ForeignWorkersDenied::name);
    return Finding.of(this, path.about().by(team))
        .because(PathJudgement.actions(denied), statements, message(path, denied, statements))
        .withFix(FixAdvice.proposed(steps(path, statements).toArray(String[]::new)));
  }

  private static List<String> steps(PathJudgement path, List<StatementRef> statements) {
    Set<Deciding> deciding = Deciding.in(path.policy(), statements);
    List<String> steps = new ArrayList<>();
    if (deciding.contains(Deciding.NETWORK) || deciding.contains(Deciding.ADDRESS)) {
      steps.add(
          "Give the next job a private team whose workers are in a network that the policy"
              + " allows.");
    }
    steps.add(
        "Move the data objects to a bucket whose policy lets presigned URLs pass from the internet."
            + " Labelguard never opens a bucket to the internet.");
    return List.copyOf(steps);
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static String message(
      PathJudgement path, List<JudgedNeed> denied, List<StatementRef> statements) {
    LabelingJob job = path.job();
    String kind =
        job.workteamArn().map(Workteam.Kind::ofArn).filter(Workteam.Kind.PUBLIC::equals).isPresent()
            ? "the public team"
            : "a vendor's team";
    return "The workers of "
        + kind
        + " (at any address on the internet, "
        + WorkersAdvice.urls(job)
        + ") are denied s3:GetObject on "
        + WorkersDenied.objects(denied)
        + " by "
        + Wording.statements(statements)
        + ". "
        + Wording.sentence(Wording.job(job))
        + DataPlace.of(job)
        + " The tasks open with images that do not load."
        + (path.stale() ? Wording.STALE : "");
  }
}
