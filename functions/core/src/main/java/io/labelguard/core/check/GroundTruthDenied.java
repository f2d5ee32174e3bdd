package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// LG101: Ground Truth's own access to a bucket of a live job is explicitly denied.
final class GroundTruthDenied implements Check {

  private static final Set<String> NETWORK_KEYS =
      Set.of(
          "aws:sourceip",
          "aws:sourcevpc",
          "aws:sourcevpcarn",
          "aws:sourcevpce",
          "aws:vpceaccount",
          "aws:vpceorgid",
          "aws:vpceorgpaths",
          "aws:vpcsourceip");

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
        + advice(judged, statements, endpoint)
        + ", or put the change off until the job has finished.";
  }

  /// A statement on the caller's network is opened for the endpoint; any other only for the caller.
  private static String advice(
      PathJudgement judged, List<StatementRef> statements, Optional<String> endpoint) {
    boolean network =
        statements.stream()
            .flatMap(ref -> judged.policy().statements().get(ref.index()).conditions().stream())
            .map(condition -> condition.key().toLowerCase(Locale.ROOT))
            .anyMatch(NETWORK_KEYS::contains);
    return network && endpoint.isPresent()
        ? " Let " + endpoint.get() + " through in every statement named"
        : " Exempt these requests in every statement named";
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
