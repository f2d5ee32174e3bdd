package io.labelguard.core.check;

import io.labelguard.policy.lint.WrongValue;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// LG402: a value of a kind that its place never has.
final class WrongKindOfValue implements Check {

  @Override
  public CheckId id() {
    return CheckId.WRONG_KIND_OF_VALUE;
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String summary() {
    return "Flags a value that its place never has: a placeholder that was left in, or a value of"
        + " another form than its condition key's, such as a VPC id under aws:SourceVpce.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.situation().buckets().stream()
        .flatMap(bucket -> finding(bucket).stream())
        .toList();
  }

  private Optional<Finding> finding(Bucket bucket) {
    List<Statement> wrong = new ArrayList<>();
    Set<String> mistakes = new LinkedHashSet<>();
    Optional<Policy> policy = bucket.policy().toJudgeBy();
    for (Statement statement : policy.map(Policy::statements).orElse(List.of())) {
      List<WrongValue> found = WrongValue.in(policy.orElseThrow(), statement);
      if (!found.isEmpty()) {
        wrong.add(statement);
        found.stream().map(WrongValue::text).forEach(mistakes::add);
      }
    }
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    List<StatementRef> statements = wrong.stream().map(StatementRef::of).toList();
    String message =
        "The policy of bucket "
            + bucket.name()
            + " names values that no request has, in "
            + Wording.statements(statements)
            + ": "
            + String.join("; ", mistakes)
            + ".";
    return Optional.of(
        Finding.of(this, new About.BucketItself(bucket.name()))
            .because(statements, message)
            .withFix(FixAdvice.proposed(mistakes.toArray(String[]::new))));
  }
}
