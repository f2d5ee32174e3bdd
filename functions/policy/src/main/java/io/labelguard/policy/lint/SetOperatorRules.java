package io.labelguard.policy.lint;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.model.ConditionOperator;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.read.ProblemLog;
import io.labelguard.policy.tables.ConditionKeys;
import java.util.Optional;

/// What holds for set operators: a key that is absent must not open a hole.
///
/// @see <a
///
// href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Single-valued
///     vs. multivalued context keys</a>
final class SetOperatorRules {

  private final ProblemLog problems;

  SetOperatorRules(ProblemLog problems) {
    this.problems = problems;
  }

  /// Warns of one condition, of the worst only.
  void check(
      Pointer at, ConditionOperator operator, Json.Member key, Json.Obj statement, boolean allows) {
    String name = key.name().value();
    Optional<String> reason =
        switch (operator.set()) {
          case FOR_ALL_VALUES ->
              allows && !demandsPresence(statement, name)
                  ? Optional.of(
                      "ForAllValues holds where the request has no "
                          + Quoted.text(name)
                          + ", so this Allow is open to it: add \"Null\": {"
                          + Quoted.text(name)
                          + ": \"false\"}, or use a plain operator if the key has one value")
                  : onSingleValue(operator.set(), name);
          case FOR_ANY_VALUE ->
              !allows && operator.base().negated()
                  ? Optional.of(
                      "ForAnyValue fails where the request has no "
                          + Quoted.text(name)
                          + ", so this Deny lets it through: use "
                          + operator.base().text())
                  : onSingleValue(operator.set(), name);
          case NONE ->
              operator.base() != Base.NULL && ConditionKeys.isMultivalued(name)
                  ? Optional.of(
                      Quoted.text(name)
                          + " can have several values, and a plain operator is not defined on them:"
                          + " write ForAnyValue: or ForAllValues: before "
                          + operator.base().text())
                  : Optional.empty();
        };
    reason.ifPresent(why -> problems.warning("LG403", at, key.name().span(), why));
  }

  private static Optional<String> onSingleValue(SetOperator set, String key) {
    return ConditionKeys.isSingleValued(key)
        ? Optional.of(
            Quoted.text(key)
                + " has one value at most: remove "
                + set.prefix()
                + ", which is for keys with several")
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
