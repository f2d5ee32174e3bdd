package io.labelguard.policy.lint;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.model.ConditionOperator;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.read.ProblemLog;
import io.labelguard.policy.tables.ConditionKeys;
import java.util.Optional;

/// What holds for set operators: a key that is absent must not open a hole.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Single-valued
///     vs. multivalued context keys</a>
final class SetOperatorRules {

  private final ProblemLog problems;

  SetOperatorRules(ProblemLog problems) {
    this.problems = problems;
  }

  /// Warns of one condition, of the worst only.
  void check(
      Pointer at, ConditionOperator operator, Json.Member key, Json.Obj statement, boolean allows) {
    Base base = operator.base();
    String name = key.name().value();
    Optional<Warning> warning =
        switch (operator.set()) {
          case FOR_ALL_VALUES ->
              allows && !demandsPresence(statement, name)
                  ? Optional.of(openAllow(name))
                  : onSingleValue(operator.set(), name);
          case FOR_ANY_VALUE ->
              !allows && base.negated()
                  ? Optional.of(openDeny(base, name))
                  : onSingleValue(operator.set(), name);
          case NONE ->
              base != Base.NULL && ConditionKeys.isMultivalued(name)
                  ? Optional.of(onManyValues(operator, name))
                  : Optional.empty();
        };
    warning.ifPresent(
        found -> problems.warning(found.rule(), at, key.name().span(), found.reason()));
  }

  /// What is wrong with one condition.
  private record Warning(LintRule rule, String reason) {}

  private static Warning openAllow(String key) {
    return new Warning(
        LintRule.FOR_ALL_VALUES_IN_ALLOW,
        "ForAllValues holds where the request has no "
            + Quoted.text(key)
            + ", so this Allow applies to it: add \"Null\": {"
            + Quoted.text(key)
            + ": \"false\"}, or use a plain operator if the key has one value");
  }

  private static Warning openDeny(Base base, String key) {
    return new Warning(
        LintRule.FOR_ANY_VALUE_IN_DENY,
        "ForAnyValue fails where the request has no "
            + Quoted.text(key)
            + ", so this Deny does not apply to it: use "
            + (ConditionKeys.isMultivalued(key) ? SetOperator.FOR_ALL_VALUES.prefix() : "")
            + base.text());
  }

  /// A negated operator must hold for all of the values, or one more value opens it.
  private static Warning onManyValues(ConditionOperator operator, String key) {
    SetOperator set =
        operator.base().negated() ? SetOperator.FOR_ALL_VALUES : SetOperator.FOR_ANY_VALUE;
    return new Warning(
        LintRule.PLAIN_OPERATOR_ON_MANY_VALUES,
        Quoted.text(key)
            + " can have several values, and a plain operator is not defined on them: write "
            + set.prefix()
            + operator.text());
  }

  private static Optional<Warning> onSingleValue(SetOperator set, String key) {
    return ConditionKeys.isSingleValued(key)
        ? Optional.of(
            new Warning(
                LintRule.SET_OPERATOR_ON_SINGLE_KEY,
                Quoted.text(key)
                    + " has one value at most: remove "
                    + set.prefix()
                    + ", which is for keys with several"))
        : Optional.empty();
  }

  // Whether the statement has "Null": {"key": "false"}.
  private static boolean demandsPresence(Json.Obj statement, String key) {
    return statement.all("Condition").stream()
        .filter(Json.Obj.class::isInstance)
        .flatMap(condition -> ((Json.Obj) condition).all("Null").stream())
        .filter(Json.Obj.class::isInstance)
        .flatMap(block -> ((Json.Obj) block).members().stream())
        .filter(member -> member.name().value().equalsIgnoreCase(key))
        .anyMatch(member -> isFalse(member.value()));
  }

  private static boolean isFalse(Json value) {
    return switch (value) {
      case Json.Bool bool -> !bool.value();
      case Json.Str text -> text.value().equalsIgnoreCase("false");
      case Json.Arr list -> list.items().size() == 1 && isFalse(list.items().getFirst());
      case Json.Obj _, Json.Num _, Json.Null _ -> false;
    };
  }
}
