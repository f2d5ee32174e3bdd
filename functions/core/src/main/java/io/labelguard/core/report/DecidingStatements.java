package io.labelguard.core.report;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.Deciding;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.report.text.NameList;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.Optional;

/// Describes the statements that decide a finding: which condition it is, where it stands in the
/// text, and what the request has instead.
final class DecidingStatements {

  private final Situation situation;

  DecidingStatements(Situation situation) {
    this.situation = situation;
  }

  /// Returns the statements of a finding; none where its bucket's policy is not known.
  ///
  /// @param job the job that the finding is about, where it is about one
  List<DecidingStatement> of(Finding finding, Optional<LabelingJob> job) {
    return situation.buckets().stream()
        .filter(bucket -> finding.bucket().equals(Optional.of(bucket.name())))
        .findFirst()
        .flatMap(DecidingStatements::policy)
        .map(
            policy ->
                finding.statements().stream()
                    .map(ref -> of(policy, ref, finding.path(), job))
                    .toList())
        .orElse(List.of());
  }

  private static Optional<Policy> policy(Bucket bucket) {
    return bucket.policy().toJudgeBy();
  }

  private DecidingStatement of(
      Policy policy, StatementRef ref, Optional<AccessPath> path, Optional<LabelingJob> job) {
    Statement statement = policy.statements().get(ref.index());
    Deciding kind = Deciding.of(statement);
    Optional<Condition> condition =
        statement.conditions().stream()
            .filter(each -> kind != Deciding.OTHER && kind.isAbout(each))
            .findFirst()
            .or(() -> onlyOne(statement.conditions()));
    return new DecidingStatement(
        ref.index() + 1,
        policy.statements().size(),
        ref.sid(),
        statement.effect(),
        TextPlace.of(
            policy.text(),
            condition
                .map(each -> each.source().value().span())
                .orElseGet(() -> statement.source().span())),
        condition.map(DecidingStatement.DecidingCondition::of),
        path.flatMap(given -> because(kind, given, job)));
  }

  private static Optional<Condition> onlyOne(List<Condition> conditions) {
    return conditions.size() == 1 ? Optional.of(conditions.getFirst()) : Optional.empty();
  }

  /// Returns what the requests of an access path have where a condition asks for something else.
  private Optional<String> because(Deciding kind, AccessPath path, Optional<LabelingJob> job) {
    return switch (path) {
      case GROUND_TRUTH -> job.flatMap(known -> groundTruth(kind, known));
      case WORKERS -> workers(kind);
      case AUTOMATED_LABELING, CONSOLE, FUNCTIONS -> Optional.empty();
    };
  }

  private Optional<String> groundTruth(Deciding kind, LabelingJob job) {
    return switch (kind) {
      case NETWORK -> Optional.of("Ground Truth comes through " + endpoint(job));
      case ADDRESS ->
          Optional.of(
              "Ground Truth comes through " + endpoint(job) + ", so it has no public address");
      case PRINCIPAL_ARN ->
          job.roleArn()
              .flatMap(Arn::parse)
              .map(role -> "Ground Truth acts as execution role " + role.name());
      case ENCRYPTION -> Optional.of("Ground Truth writes its output with aws:kms");
      case SIGNATURE_AGE, SIGNATURE_PLACE ->
          Optional.of("Ground Truth signs its requests in their header");
      case TLS, OTHER -> Optional.empty();
    };
  }

  private String endpoint(LabelingJob job) {
    return job.region()
        .flatMap(region -> situation.endpoints().in(region).map(id -> id + " in Region " + region))
        .or(() -> job.region().map(region -> "AWS's own endpoint in Region " + region))
        .orElse("AWS's own endpoint");
  }

  private Optional<String> workers(Deciding kind) {
    return switch (kind) {
      case NETWORK, ADDRESS -> situation.workforce().map(DecidingStatements::network);
      case SIGNATURE_AGE, SIGNATURE_PLACE ->
          Optional.of("Workers' links carry their signature in the address");
      case PRINCIPAL_ARN, ENCRYPTION, TLS, OTHER -> Optional.empty();
    };
  }

  private static String network(Workforce workforce) {
    return workforce
        .vpc()
        .map(vpc -> "Workers come from VPC " + vpc.id())
        .orElse(
            workforce.cidrs().isEmpty()
                ? "Workers come from the internet"
                : "Workers come from " + NameList.of(workforce.cidrs(), 3));
  }
}
