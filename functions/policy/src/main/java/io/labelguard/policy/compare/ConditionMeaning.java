package io.labelguard.policy.compare;

import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.model.ConditionOperator;
import java.util.List;

/// The meaning of a condition: two conditions with the same meaning hold for the same requests.
///
/// @param key in lower case
/// @param hasVariables whether `${…}` in the values is replaced, which the policy's version decides
record ConditionMeaning(
    ConditionOperator operator, String key, List<String> values, boolean hasVariables) {

  ConditionMeaning {
    values = List.copyOf(values);
  }

  static ConditionMeaning of(ConditionClause clause) {
    return new ConditionMeaning(
        clause.condition().operator(),
        clause.key(),
        clause.condition().values(),
        clause.hasVariables());
  }
}
