package io.labelguard.policy.model;

import java.util.List;

/// The `Principal` (or, negated, `NotPrincipal`) element of a statement.
public record PrincipalElement(boolean negated, List<PrincipalName> names) {
  public PrincipalElement {
    names = List.copyOf(names);
  }

  /// One principal as the policy names it.
  ///
  /// @param kind the member of the Principal object it stood under
  /// @param value as written; `*` for [Kind#EVERYONE]
  public record PrincipalName(Kind kind, String value) {}

  /// The types of principal that a resource-based policy can name.
  public enum Kind {
    /// The bare `"Principal": "*"`.
    EVERYONE,
    AWS,
    SERVICE,
    FEDERATED,
    CANONICAL_USER
  }
}
