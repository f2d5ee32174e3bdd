package io.labelguard.core.check;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// That Ground Truth's own access to a bucket of a live job is explicitly denied.
///
/// @param check the one that says so: LG105 where every statement asks for another encryption,
///     LG205 where only data objects are denied that the manifest lists, else LG101
/// @param denied what is, at least one need
record GroundTruthDenial(
    CheckId check, PathJudgement path, List<JudgedNeed> denied, GroundTruthEndpoints endpoints) {
  GroundTruthDenial {
    denied = List.copyOf(denied);
  }

  /// Returns what one job is denied; empty where that is nothing.
  static List<GroundTruthDenial> of(PathJudgement path, GroundTruthEndpoints endpoints) {
    List<JudgedNeed> byEncryption = new ArrayList<>();
    List<JudgedNeed> others = new ArrayList<>();
    for (JudgedNeed need : path.denied()) {
      (isByEncryption(path.policy(), need) ? byEncryption : others).add(need);
    }
    List<GroundTruthDenial> denials = new ArrayList<>();
    if (others.stream().anyMatch(need -> need.need().essential())) {
      boolean dataAlone = others.stream().allMatch(need -> need.need().ofData());
      CheckId check = dataAlone ? CheckId.DATA_DENIED : CheckId.GROUND_TRUTH_DENIED;
      denials.add(new GroundTruthDenial(check, path, others, endpoints));
    }
    if (!byEncryption.isEmpty()) {
      denials.add(new GroundTruthDenial(CheckId.OUTPUT_ENCRYPTION, path, byEncryption, endpoints));
    }
    return denials;
  }

  /// Whether every statement that denies it asks for how the output is encrypted.
  private static boolean isByEncryption(Policy policy, JudgedNeed need) {
    return need.action().equals("s3:PutObject")
        && need.denying().stream()
            .map(policy.statements()::get)
            .allMatch(
                statement ->
                    statement.conditions().stream().anyMatch(Deciding.ENCRYPTION::isAbout));
  }

  Finding finding(Check check) {
    List<StatementRef> statements = path.denyStatements(denied);
    return Finding.of(check, path.about())
        .causing(Consequence.ofDenial(path.job()))
        .because(
            PathJudgement.actions(denied),
            statements,
            message(path, denied, endpoints, statements));
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
        + uses(denied, job, bucket)
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

  private static String uses(List<JudgedNeed> denied, LabelingJob job, String bucket) {
    return denied.stream().allMatch(need -> need.need().ofData())
        ? "data objects under " + Wording.folders(denied)
        : Wording.uses(job, bucket);
  }

  /// What helps comes from the condition that decides: a statement on the caller's network is
  /// opened for the endpoint, also where it asks for the caller's address.
  private static String advice(
      PathJudgement judged, List<StatementRef> statements, Optional<String> endpoint) {
    Map<String, List<StatementRef>> byAdvice = new LinkedHashMap<>();
    for (Deciding kind : Deciding.in(judged.policy(), statements)) {
      byAdvice
          .computeIfAbsent(advice(kind, judged.job(), endpoint), _ -> new ArrayList<>())
          .addAll(kind.of(judged.policy(), statements));
    }
    boolean one = byAdvice.size() == 1;
    return " "
        + Wording.sentence(
            byAdvice.entrySet().stream()
                .map(
                    each ->
                        each.getKey()
                            + " in "
                            + (one ? "every statement named" : Wording.statements(each.getValue())))
                .collect(Collectors.joining(", and ")));
  }

  private static String advice(Deciding kind, LabelingJob job, Optional<String> endpoint) {
    return switch (kind) {
      case ADDRESS, NETWORK ->
          endpoint.map(id -> "exempt " + id).orElse("exempt the endpoint of the job's Region");
      case PRINCIPAL_ARN ->
          "add "
              + job.roleArn().orElse("the execution role's ARN")
              + " to the list of aws:PrincipalArn";
      case ENCRYPTION ->
          "accept the headers that Ground Truth writes its output with"
              + " (s3:x-amz-server-side-encryption aws:kms, "
              + job.outputKmsKeyId()
                  .map(key -> "key " + key)
                  .orElse("no key id: the account's default key")
              + ")";
      case TLS -> "ask for no more than TLS 1.2 (s3:TlsVersion)";
      case SIGNATURE_AGE, SIGNATURE_PLACE ->
          "let requests that are signed in their header (s3:authType REST-HEADER) pass";
      case OTHER -> "exempt these requests";
    };
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
