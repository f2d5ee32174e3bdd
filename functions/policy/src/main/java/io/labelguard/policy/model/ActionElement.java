package io.labelguard.policy.model;

import java.util.List;

/// The `Action` (or, negated, `NotAction`) element of a statement, patterns as written.
public record ActionElement(boolean negated, List<String> patterns) {
  public ActionElement {
    patterns = List.copyOf(patterns);
  }
}
