package io.labelguard.core.check;

import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// LG404: a live policy's text holds something whose meaning is not what was written.
final class MeaningUnclear implements Check {

  @Override
  public CheckId id() {
    return CheckId.MEANING_UNCLEAR;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a duplicate JSON key, an unknown element or an unknown operator in a bucket"
        + " policy: what it means is not what was written.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.situation().buckets().stream()
        .flatMap(bucket -> finding(bucket).stream())
        .toList();
  }

  private Optional<Finding> finding(Bucket bucket) {
    return bucket.policy().toJudgeBy().flatMap(policy -> finding(bucket, policy));
  }

  private Optional<Finding> finding(Bucket bucket, Policy policy) {
    List<Problem> problems = new ArrayList<>(policy.problems());
    policy.statements().forEach(statement -> problems.addAll(statement.unreadable()));
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    List<StatementRef> statements =
        policy.statements().stream()
            .filter(statement -> !statement.unreadable().isEmpty())
            .map(StatementRef::of)
            .toList();
    String message =
        "The policy of bucket "
            + bucket.name()
            + " does not mean what was written: "
            + String.join("; ", problems.stream().map(Problem::text).distinct().toList())
            + ". AWS does not document how S3 reads this, so a statement named here may or may not"
            + " hold. Write it again without the mistake.";
    return Optional.of(
        Finding.of(this, new About.BucketItself(bucket.name()))
            .because(statements, message)
            .withFix(FixAdvice.none("Labelguard does not guess what was meant.")));
  }
}
