package io.labelguard.policy.model;

import java.util.List;

/// The `Resource` or `NotResource` element of a statement.
///
/// @param negated whether it is `NotResource`
/// @param patterns ARNs with wildcards and policy variables, as written
public record ResourceElement(boolean negated, List<String> patterns) {
  public ResourceElement {
    patterns = List.copyOf(patterns);
  }
}
