package io.labelguard.policy.model;

import io.labelguard.policy.json.Json;
import java.util.List;
import java.util.Optional;

/// One statement of a bucket policy.
///
/// @param index its place in the policy, from 0
/// @param unreadable why part of it cannot be read (unknown element, unknown operator, wrong type);
///     not empty makes the statement Undetermined wherever what can be read holds
/// @param source the object it was read from
public record Statement(
    int index,
    Optional<String> sid,
    Effect effect,
    PrincipalElement principals,
    ActionElement actions,
    ResourceElement resources,
    List<Condition> conditions,
    List<Problem> unreadable,
    Json.Obj source) {
  public Statement {
    conditions = List.copyOf(conditions);
    unreadable = List.copyOf(unreadable);
  }
}
