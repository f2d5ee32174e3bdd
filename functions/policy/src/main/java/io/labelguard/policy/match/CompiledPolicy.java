package io.labelguard.policy.match;

import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.PrincipalElement.PrincipalName;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A policy whose statements are compiled.
///
/// @param keyNames each condition key as the policy first writes it, by its name in lower case
/// @param sessions the role sessions' ARNs that Principal elements name
public record CompiledPolicy(
    List<CompiledStatement> statements, Map<String, String> keyNames, List<String> sessions) {

  public CompiledPolicy {
    statements = List.copyOf(statements);
    keyNames = Map.copyOf(keyNames);
    sessions = List.copyOf(sessions);
  }

  public static CompiledPolicy of(Policy policy) {
    List<CompiledStatement> statements = new ArrayList<>();
    Map<String, String> keyNames = new HashMap<>();
    List<String> sessions = new ArrayList<>();
    for (Statement statement : policy.statements()) {
      CompiledStatement compiled = CompiledStatement.of(statement, policy.replacesVariables());
      statements.add(compiled);
      for (PrincipalName name : statement.principals().names()) {
        if (name.value().contains(":assumed-role/") && !sessions.contains(name.value())) {
          sessions.add(name.value());
        }
      }
      for (ConditionClause clause : compiled.conditions()) {
        keyNames.putIfAbsent(clause.key(), clause.condition().key());
        clause.variables().forEach(variable -> name(keyNames, variable));
      }
      compiled.resources().variables().forEach(variable -> name(keyNames, variable));
    }
    return new CompiledPolicy(statements, keyNames, sessions);
  }

  /// Returns all statements of some policies, in their order.
  public static CompiledPolicy joined(List<CompiledPolicy> policies) {
    Map<String, String> keyNames = new HashMap<>();
    policies.forEach(policy -> policy.keyNames().forEach(keyNames::putIfAbsent));
    return new CompiledPolicy(
        policies.stream().flatMap(policy -> policy.statements().stream()).toList(),
        keyNames,
        policies.stream().flatMap(policy -> policy.sessions().stream()).distinct().toList());
  }

  private static void name(Map<String, String> keyNames, Template.Variable variable) {
    keyNames.putIfAbsent(variable.key(), variable.written());
  }
}
