package io.labelguard.policy.model;

import java.util.List;

/// The `Action` or `NotAction` element of a statement.
///
/// @param negated whether it is `NotAction`
/// @param patterns actions with wildcards, as written
public record ActionElement(boolean negated, List<String> patterns) {
  public ActionElement {
    patterns = List.copyOf(patterns);
  }
}
