package io.labelguard.policy.model;

import io.labelguard.policy.json.Json;
import java.util.List;

/// One key under one operator of a statement's Condition element.
///
/// @param operator the operator, read
/// @param key the condition key as written (names are case-insensitive)
/// @param values the values as text: booleans and numbers as their literal; empty where the policy
///     gives an empty list
/// @param source the member that holds the values: its name is the key, its value the value or list
public record Condition(
    ConditionOperator operator, String key, List<String> values, Json.Member source) {
  public Condition {
    values = List.copyOf(values);
  }
}
