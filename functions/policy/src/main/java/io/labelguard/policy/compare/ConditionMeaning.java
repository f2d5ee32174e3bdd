package io.labelguard.policy.compare;

import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.model.ConditionOperator;
import java.util.List;

/// The meaning of a condition: two conditions with the same meaning hold for the same requests.
///
/// @param key in lower case
/// @param hasVariables whether `${…}` in the values is replaced, which the policy's version decides
/// @param besidePresence whether it is a set operator beside a condition of the same statement that
///     the key is in the request
record ConditionMeaning(
    ConditionOperator operator,
    String key,
    List<String> values,
    boolean hasVariables,
    boolean besidePresence) {

  ConditionMeaning {
    values = List.copyOf(values);
  }

  static ConditionMeaning of(ConditionClause clause) {
    return new ConditionMeaning(
        clause.condition().operator(),
        clause.key(),
        clause.condition().values(),
        clause.hasVariables(),
        clause.isBesidePresence());
  }
}
