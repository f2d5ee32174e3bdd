package io.labelguard.core.check;

import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// LG402: a condition value of a kind that its key never has.
final class WrongKindOfValue implements Check {

  private static final Pattern SESSION =
      Pattern.compile("arn:[^:]*:sts:[^:]*:[^:]*:assumed-role/.*");

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
    return "Flags a condition value that its key never has: a VPC id under aws:SourceVpce, an"
        + " endpoint id under aws:SourceVpc, a session's ARN under aws:PrincipalArn.";
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
    for (Statement statement :
        bucket.policy().toJudgeBy().map(Policy::statements).orElse(List.of())) {
      List<String> found = mistakes(statement);
      if (!found.isEmpty()) {
        wrong.add(statement);
        mistakes.addAll(found);
      }
    }
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    List<StatementRef> statements = wrong.stream().map(StatementRef::of).toList();
    String message =
        "The policy of bucket "
            + bucket.name()
            + " compares a key with a value it never has, in "
            + Wording.statements(statements)
            + ": "
            + String.join("; ", mistakes)
            + ".";
    return Optional.of(
        Finding.of(this, new About.BucketItself(bucket.name()))
            .because(statements, message)
            .withFix(FixAdvice.proposed(mistakes.toArray(String[]::new))));
  }

  private static List<String> mistakes(Statement statement) {
    return statement.conditions().stream()
        .flatMap(
            condition ->
                condition.values().stream().flatMap(value -> mistake(condition, value).stream()))
        .toList();
  }

  private static Optional<String> mistake(Condition condition, String value) {
    String advice =
        switch (condition.key().toLowerCase(Locale.ROOT)) {
          case "aws:sourcevpce" ->
              value.startsWith("vpc-") ? "a VPC id belongs under aws:SourceVpc" : "";
          case "aws:sourcevpc" ->
              value.startsWith("vpce-") ? "an endpoint id belongs under aws:SourceVpce" : "";
          case "aws:principalarn" ->
              SESSION.matcher(value).matches()
                  ? "for a role's session the key holds the role's ARN"
                      + " (arn:aws:iam::ACCOUNT:role/…, its path included)"
                  : "";
          default -> "";
        };
    return advice.isEmpty()
        ? Optional.empty()
        : Optional.of(value + " under " + condition.key() + " never matches: " + advice);
  }
}
