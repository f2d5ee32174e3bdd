package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// LG101: Ground Truth's own access to a bucket of a live job is explicitly denied.
final class GroundTruthDenied implements Check {

  @Override
  public String id() {
    return "LG101";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String summary() {
    return "Flags a bucket policy that explicitly denies Ground Truth's own access, through its"
        + " endpoint, to a running or starting job.";
  }

  @Override
  public List<Finding> findings(Situation situation) {
    return PathJudgements.groundTruth(situation).stream()
        .filter(judged -> !judged.denied().isEmpty())
        .map(judged -> finding(judged, situation))
        .toList();
  }

  private Finding finding(PathJudgement judged, Situation situation) {
    List<JudgedNeed> denied = judged.denied();
    List<StatementRef> statements = judged.denyStatements(denied);
    List<String> actions = PathJudgement.actions(denied);
    return new Finding(
        id(),
        severity(),
        Optional.of(judged.bucket().name()),
        Optional.of(judged.job().name()),
        Optional.empty(),
        Optional.of(judged.path()),
        actions,
        statements,
        List.of(),
        message(judged, situation, actions, statements),
        FixAdvice.none());
  }

  private static String message(
      PathJudgement judged,
      Situation situation,
      List<String> actions,
      List<StatementRef> statements) {
    LabelingJob job = judged.job();
    String bucket = judged.bucket().name();
    Optional<String> endpoint = job.region().flatMap(situation.endpoints()::in);
    String through =
        endpoint
            .map(id -> "endpoint " + id + " of " + job.region().orElseThrow())
            .orElse("the endpoint of its Region");
    return "Ground Truth ("
        + Wording.role(job)
        + ", through "
        + through
        + ") is denied "
        + Wording.list(actions)
        + " on bucket "
        + bucket
        + " by "
        + Wording.statements(statements)
        + ". "
        + Wording.sentence(Wording.job(job))
        + " has "
        + Wording.uses(job, bucket)
        + " there and "
        + outlook(job)
        + "."
        + part(judged)
        + (judged.stale() ? Wording.STALE : "")
        + endpoint
            .map(id -> " Let " + id + " through in every statement named, or put the change off")
            .orElse(" Put the change off")
        + " until the job has finished.";
  }

  private static String outlook(LabelingJob job) {
    return switch (job.status()) {
      case STARTING -> "will fail when it first reads or writes";
      case STOPPING -> "cannot write its last results";
      case IN_PROGRESS, UNKNOWN -> "fails with its next batch, not at once";
      case COMPLETED, FAILED, STOPPED -> "is no longer running";
    };
  }

  private static String part(PathJudgement judged) {
    if (judged.denied().stream().anyMatch(JudgedNeed::denied)) {
      return "";
    }
    TreeSet<String> parts = new TreeSet<>();
    judged.denied().forEach(need -> parts.addAll(need.evaluation().deniedPart()));
    return " Only part of it is denied: " + Wording.list(parts) + ".";
  }
}
