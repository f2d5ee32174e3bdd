package io.labelguard.policy.model;

import io.labelguard.policy.json.Json;
import java.util.List;
import java.util.Optional;

/// One statement of a resource policy.
///
/// @param index its place in the policy, from 0
/// @param sid its Sid, where it has one
/// @param effect what it does where it holds
/// @param conditions in the order written; all must hold
/// @param unreadable why part of it cannot be read: an unknown element, an unknown operator, a
///     wrong type. Where there is one, the statement may hold wherever the rest of it holds
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

  /// Returns this statement under other conditions; its source stays what it was read from.
  public Statement with(List<Condition> others) {
    return new Statement(
        index, sid, effect, principals, actions, resources, others, unreadable, source);
  }

  /// Returns this statement at another place.
  public Statement at(int place) {
    return new Statement(
        place, sid, effect, principals, actions, resources, conditions, unreadable, source);
  }
}
