package io.labelguard.policy.lint;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.model.ConditionOperator;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.read.ProblemLog;
import io.labelguard.policy.tables.ConditionKeys;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What holds for the Condition element: its operators and keys.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html">Condition</a>
final class ConditionRules {

  private final ProblemLog problems;
  private final ConditionValueRules values;
  private final SetOperatorRules sets;

  ConditionRules(ProblemLog problems, VariableRules variables) {
    this.problems = problems;
    this.values = new ConditionValueRules(problems, variables);
    this.sets = new SetOperatorRules(problems);
  }

  void check(Pointer at, Json value, Json.Obj statement, boolean allows) {
    if (!(value instanceof Json.Obj condition)) {
      problems.error(
          at, value.span(), "must be an object of condition operators, such as {\"Bool\": {…}}");
      return;
    }
    for (Json.Member block : condition.members()) {
      checkBlock(at.to(block.name().value()), block, statement, allows);
    }
  }

  private void checkBlock(Pointer at, Json.Member block, Json.Obj statement, boolean allows) {
    Optional<ConditionOperator> operator = ConditionOperator.parse(block.name().value());
    if (operator.isEmpty()) {
      problems.error(at, block.name().span(), UnknownOperator.why(block.name().value()));
    }
    if (!(block.value() instanceof Json.Obj keys)) {
      problems.error(
          at, block.value().span(), "must be an object of condition keys and their values");
      return;
    }
    if (keys.members().isEmpty()) {
      problems.warning(
          LintRule.OPERATOR_WITHOUT_KEY,
          at,
          keys.span(),
          "has no condition key, so it always holds: give it one or remove it");
    }
    Set<String> seen = new HashSet<>();
    for (Json.Member key : keys.members()) {
      Pointer keyAt = at.to(key.name().value());
      checkKey(keyAt, key.name());
      checkCase(keyAt, key.name(), seen, keys);
      values.check(keyAt, operator, key.value());
      operator.ifPresent(known -> sets.check(keyAt, known, key, statement, allows));
    }
  }

  private void checkKey(Pointer at, Json.Str key) {
    String name = key.value();
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    if (prefix.isEmpty()
        || prefix.chars().anyMatch(Character::isWhitespace)
        || colon == name.length() - 1) {
      problems.error(
          at,
          key.span(),
          Quoted.text(name) + " is not a condition key: write one such as aws:SourceVpce");
    } else if (Set.of("aws", "s3").contains(prefix.toLowerCase(Locale.ROOT))
        && !ConditionKeys.isKnown(name)) {
      problems.warning(
          LintRule.UNKNOWN_CONDITION_KEY,
          at,
          key.span(),
          Quoted.text(name)
              + " is not a condition key that was known in September 2026, so no request has it;"
              + " correct its name");
    }
  }

  // The same key in the same letter case is a repeated member, reported as such.
  private void checkCase(Pointer at, Json.Str key, Set<String> seen, Json.Obj keys) {
    boolean again = !seen.add(key.value().toLowerCase(Locale.ROOT));
    if (again && keys.all(key.value()).size() == 1) {
      problems.error(
          at,
          key.span(),
          Quoted.text(key.value())
              + " is given twice under one operator (letter case does not count): merge the two");
    }
  }
}
