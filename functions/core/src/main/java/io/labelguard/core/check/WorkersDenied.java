package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import java.util.List;
import java.util.Optional;

/// LG103: workers cannot fetch a job's data by presigned URL.
final class WorkersDenied implements Check {

  @Override
  public CheckId id() {
    return CheckId.WORKERS_DENIED;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a bucket policy that denies the GETs by presigned URL with which the workers of a"
        + " live job fetch its data.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    Situation situation = judged.situation();
    return judged.workers().stream()
        .filter(path -> situation.hasPrivateTeam(path.job()))
        .filter(path -> !denied(path).isEmpty())
        .map(path -> finding(path, situation))
        .toList();
  }

  /// Where the data objects lie is not known before the manifest is read, so a Deny on only a part
  /// of what may hold them says nothing. A Deny from some of the workers' addresses does, and one
  /// on a part of the folders that the manifest lists.
  static List<JudgedNeed> denied(PathJudgement judged) {
    return judged.needs().stream()
        .filter(
            need ->
                need.denied()
                    || !need.deniedFrom().isEmpty()
                    || (need.need().ofData() && need.partlyDenied()))
        .toList();
  }

  private Finding finding(PathJudgement judged, Situation situation) {
    List<JudgedNeed> denied = denied(judged);
    List<StatementRef> statements = judged.denyStatements(denied);
    Optional<String> team = situation.teamOf(judged.job()).map(Workteam::name);
    return Finding.of(this, judged.about().by(team))
        .because(
            PathJudgement.actions(denied),
            statements,
            message(judged, denied, situation.workforce().orElseThrow(), statements));
  }

  private static String message(
      PathJudgement judged,
      List<JudgedNeed> denied,
      Workforce workforce,
      List<StatementRef> statements) {
    LabelingJob job = judged.job();
    WorkersAdvice advice = new WorkersAdvice(judged, workforce, statements, deniedFrom(denied));
    return "Workers' browsers ("
        + advice.network()
        + ", "
        + WorkersAdvice.urls(job)
        + ") are denied s3:GetObject on "
        + objects(denied)
        + " by "
        + Wording.statements(statements)
        + ". "
        + Wording.sentence(Wording.job(job))
        + DataPlace.of(job)
        + " The tasks open with images that do not load."
        + (deniedFrom(denied).isEmpty() ? "" : " Workers at other addresses are not denied.")
        + advice.age()
        + (judged.stale() ? Wording.STALE : "")
        + advice.text();
  }

  /// Empty where they are denied from everywhere.
  private static List<String> deniedFrom(List<JudgedNeed> denied) {
    return denied.stream().anyMatch(JudgedNeed::denied)
        ? List.of()
        : denied.stream().flatMap(need -> need.deniedFrom().stream()).distinct().toList();
  }

  /// Returns the objects that are denied.
  static String objects(List<JudgedNeed> denied) {
    if (!denied.getFirst().need().ofData()) {
      return "every object under " + denied.getFirst().need().request().resource().arn();
    }
    boolean whole = denied.stream().allMatch(need -> need.denied() || !need.deniedFrom().isEmpty());
    return (whole ? "every object under " : "some objects under ") + Wording.folders(denied);
  }
}
