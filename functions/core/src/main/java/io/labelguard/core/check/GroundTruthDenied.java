package io.labelguard.core.check;

import io.labelguard.core.labeling.GroundTruthEndpoints;
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
  public CheckId id() {
    return CheckId.GROUND_TRUTH_DENIED;
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
  public List<Finding> findings(JudgedSituation judged) {
    return judged.groundTruth().stream()
        .flatMap(path -> finding(path, judged.situation().endpoints()).stream())
        .toList();
  }

  /// Returns the finding about one job, where its access is denied.
  Optional<Finding> finding(PathJudgement judged, GroundTruthEndpoints endpoints) {
    List<JudgedNeed> denied = judged.denied();
    return denied.isEmpty() ? Optional.empty() : Optional.of(finding(judged, denied, endpoints));
  }

  private Finding finding(
      PathJudgement judged, List<JudgedNeed> denied, GroundTruthEndpoints endpoints) {
    List<StatementRef> statements = judged.denyStatements(denied);
    return Finding.of(this, judged.about())
        .because(
            PathJudgement.actions(denied),
            statements,
            message(judged, denied, endpoints, statements));
  }

  private static String message(
      PathJudgement judged,
      List<JudgedNeed> denied,
      GroundTruthEndpoints endpoints,
      List<StatementRef> statements) {
    LabelingJob job = judged.job();
    String bucket = judged.bucket().name();
    Optional<String> endpoint = job.region().flatMap(endpoints::in);
    String through =
        endpoint
            .map(id -> "endpoint " + id + " of " + job.region().orElseThrow())
            .orElse("the endpoint of its Region");
    return "Ground Truth ("
        + Wording.role(job)
        + ", through "
        + through
        + ") is denied "
        + Wording.list(PathJudgement.actions(denied))
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
        + part(denied)
        + (judged.stale() ? Wording.STALE : "")
        + advice(judged, statements, endpoint)
        + (job.status().live()
            ? ", or postpone the change until the job has finished."
            : ". A job that has ended does not go on: start a new one when the policy is fixed.");
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
        ? " Exempt " + endpoint.get() + " in every statement named"
        : " Exempt these requests in every statement named";
  }

  private static String outlook(LabelingJob job) {
    return switch (job.status()) {
      case STARTING -> "will fail when it first reads or writes";
      case STOPPING -> "cannot write its last results";
      case IN_PROGRESS, UNKNOWN -> "will fail at its next batch";
      case COMPLETED, FAILED, STOPPED -> "is no longer running";
    };
  }

  private static String part(List<JudgedNeed> denied) {
    if (denied.stream().anyMatch(JudgedNeed::denied)) {
      return "";
    }
    TreeSet<String> parts = new TreeSet<>();
    denied.forEach(need -> parts.addAll(need.evaluation().deniedPart()));
    return " Only part of it is denied: " + Wording.list(parts) + ".";
  }
}
