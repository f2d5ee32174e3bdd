package io.labelguard.policy.model;

import java.util.List;

/// The `Resource` (or, negated, `NotResource`) element of a statement, patterns as written.
public record ResourceElement(boolean negated, List<String> patterns) {
  public ResourceElement {
    patterns = List.copyOf(patterns);
  }
}
