package io.labelguard.core.fix;

import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds which conditions of a Deny restrict the network, and which of them an edit may extend.
final class NetworkConditions {

  static final String SOURCE_VPCE = "aws:SourceVpce";
  static final String PRINCIPAL_ACCOUNT = "aws:PrincipalAccount";

  /// The operators whose lists may be extended: with more values a negated operator holds less
  /// often.
  private static final Set<Base> EXTENSIBLE =
      Set.of(Base.STRING_NOT_EQUALS, Base.STRING_NOT_EQUALS_IGNORE_CASE, Base.STRING_NOT_LIKE);

  private static final Set<String> OTHER_KEYS =
      Set.of(
          "aws:sourcevpc",
          "aws:sourcevpcarn",
          "aws:sourceip",
          "aws:vpcsourceip",
          "aws:vpceaccount",
          "aws:vpceorgid",
          "aws:vpceorgpaths");

  private NetworkConditions() {}

  static boolean isKey(Condition condition, String key) {
    return condition.key().equalsIgnoreCase(key);
  }

  /// Returns the conditions on aws:SourceVpce, whatever their operator.
  static List<Condition> onSourceVpce(Statement statement) {
    return statement.conditions().stream()
        .filter(condition -> isKey(condition, SOURCE_VPCE))
        .toList();
  }

  /// Whether an endpoint may be added to that condition's values: edit (a).
  static boolean extensible(Condition condition) {
    return isKey(condition, SOURCE_VPCE)
        && EXTENSIBLE.contains(condition.operator().base())
        && condition.operator().set() != SetOperator.FOR_ANY_VALUE;
  }

  /// Returns the condition that edit (a) extends.
  static Optional<Condition> extensible(Statement statement) {
    return statement.conditions().stream().filter(NetworkConditions::extensible).findFirst();
  }

  /// Whether the statement holds for requests that do not come from a named network, which edit (b)
  /// requires.
  static boolean blocksOtherNetworks(Statement statement) {
    return statement.conditions().stream()
        .anyMatch(
            condition ->
                condition.operator().base().negated()
                    && OTHER_KEYS.contains(condition.key().toLowerCase(Locale.ROOT)));
  }

  static boolean isPlain(Condition condition, Base base) {
    return condition.operator().base() == base
        && condition.operator().set() == SetOperator.NONE
        && !condition.operator().ifExists();
  }

  /// Whether the statement has that key under that plain operator.
  static boolean hasPlain(Statement statement, Base base, String key) {
    return statement.conditions().stream()
        .anyMatch(condition -> isPlain(condition, base) && isKey(condition, key));
  }
}
