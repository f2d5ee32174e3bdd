package io.labelguard.core.fix;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Some statements of a policy, as they are or narrowed by more conditions, to be compared. Nothing
/// writes their text.
final class PartOfPolicy {

  private PartOfPolicy() {}

  /// Returns a policy of these statements alone, in this order.
  static Policy of(Policy policy, List<Statement> statements) {
    List<Statement> numbered = new ArrayList<>();
    for (Statement statement : statements) {
      numbered.add(statement.at(numbered.size()));
    }
    return policy.with(numbered);
  }

  /// Returns a statement that holds only where these conditions hold as well.
  static Statement narrowed(Statement was, Condition... more) {
    List<Condition> conditions = new ArrayList<>(was.conditions());
    conditions.addAll(List.of(more));
    return was.with(conditions);
  }

  /// Returns a plain condition.
  static Condition condition(Base base, String key, Set<String> values) {
    Span nowhere = new Span(0, 0);
    return new Condition(
        new ConditionOperator(SetOperator.NONE, base, false),
        key,
        values.stream().sorted().toList(),
        new Json.Member(new Json.Str(key, nowhere), new Json.Arr(List.of(), nowhere)));
  }
}
