package io.labelguard.smt;

import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.ResourceElement;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.List;

/// Says when statements of a policy hold.
record PolicyTerms(Policy policy, KeyTerms keys) {

  /// Whether a statement of this effect holds.
  String any(Effect effect) throws LeftOutException {
    List<String> holds = new ArrayList<>();
    for (Statement statement : policy.statements()) {
      if (statement.effect() == effect) {
        holds.add(holds(statement));
      } else if (statement.effect() == Effect.UNREADABLE) {
        throw new LeftOutException("an effect that cannot be read");
      }
    }
    return Term.or(holds);
  }

  String holds(Statement statement) throws LeftOutException {
    if (!statement.unreadable().isEmpty()) {
      throw new LeftOutException("a statement that cannot be read");
    }
    List<String> parts = new ArrayList<>();
    parts.add(CallerTerms.covered(statement));
    parts.add(TargetTerms.covered(statement.actions()));
    parts.add(resources(statement.resources()));
    for (Condition condition : statement.conditions()) {
      parts.add(new ConditionTerms(keys, policy.replacesVariables()).holds(condition));
    }
    return Term.and(parts);
  }

  /// Whether a request gets through where identity policies allow nothing (`false`) or everything.
  String through(boolean identityAllows) throws LeftOutException {
    String notDenied = Term.not(any(Effect.DENY));
    return identityAllows ? notDenied : Term.and(any(Effect.ALLOW), notDenied);
  }

  private String resources(ResourceElement element) throws LeftOutException {
    List<String> listed = new ArrayList<>();
    for (String pattern : element.patterns()) {
      listed.add(
          policy.replacesVariables() && VariableTerms.in(pattern)
              ? VariableTerms.matches("resource", pattern, true, keys)
              : Term.in("resource", Regex.wildcards(pattern)));
    }
    return element.negated() ? Term.not(Term.or(listed)) : Term.or(listed);
  }
}
