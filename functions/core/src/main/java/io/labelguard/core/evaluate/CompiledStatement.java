package io.labelguard.core.evaluate;

import io.labelguard.core.evaluate.match.ConditionClause;
import io.labelguard.core.policy.Effect;
import io.labelguard.core.policy.Statement;
import java.util.List;

/// A statement whose elements are compiled; it holds where all of them do.
record CompiledStatement(
    Statement statement,
    PrincipalClause principals,
    PatternClause actions,
    PatternClause resources,
    List<ConditionClause> conditions) {

  CompiledStatement {
    conditions = List.copyOf(conditions);
  }

  static CompiledStatement of(Statement statement, boolean replacesVariables) {
    return new CompiledStatement(
        statement,
        new PrincipalClause(statement.principals(), statement.effect()),
        PatternClause.of(statement.actions()),
        PatternClause.of(statement.resources(), replacesVariables),
        statement.conditions().stream()
            .map(condition -> ConditionClause.of(condition, replacesVariables))
            .toList());
  }

  int index() {
    return statement.index();
  }

  /// Whether an element or condition names policy variables.
  boolean hasVariables() {
    return !resources.variable().isEmpty()
        || conditions.stream().anyMatch(ConditionClause::hasVariables);
  }

  boolean isReadable() {
    return statement.unreadable().isEmpty() && statement.effect() != Effect.UNREADABLE;
  }
}
