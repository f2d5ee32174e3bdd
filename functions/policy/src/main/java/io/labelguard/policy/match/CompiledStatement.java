package io.labelguard.policy.match;

import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A statement whose elements are compiled; it holds where all of them do.
public record CompiledStatement(
    Statement statement,
    PrincipalClause principals,
    PatternClause actions,
    PatternClause resources,
    List<ConditionClause> conditions) {

  public CompiledStatement {
    conditions = List.copyOf(conditions);
  }

  public static CompiledStatement of(Statement statement, boolean replacesVariables) {
    return new CompiledStatement(
        statement,
        new PrincipalClause(statement.principals(), statement.effect()),
        PatternClause.of(statement.actions()),
        PatternClause.of(statement.resources(), replacesVariables),
        conditions(statement, replacesVariables));
  }

  private static List<ConditionClause> conditions(Statement statement, boolean replacesVariables) {
    List<ConditionClause> clauses =
        statement.conditions().stream()
            .map(condition -> ConditionClause.of(condition, replacesVariables))
            .toList();
    Set<String> present =
        clauses.stream()
            .filter(ConditionClause::asksForPresence)
            .map(ConditionClause::key)
            .collect(Collectors.toSet());
    return clauses.stream()
        .map(clause -> present.contains(clause.key()) ? clause.besidePresence() : clause)
        .toList();
  }

  public int index() {
    return statement.index();
  }

  /// Whether an element or condition names policy variables.
  public boolean hasVariables() {
    return !resources.variable().isEmpty()
        || conditions.stream().anyMatch(ConditionClause::hasVariables);
  }

  public boolean isReadable() {
    return statement.unreadable().isEmpty() && statement.effect() != Effect.UNREADABLE;
  }
}
