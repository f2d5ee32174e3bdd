package io.labelguard.policy.model;

import java.util.List;

/// The `Principal` or `NotPrincipal` element of a statement.
///
/// @param negated whether it is `NotPrincipal`
/// @param names the principals, in the order written
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
public record PrincipalElement(boolean negated, List<PrincipalName> names) {
  public PrincipalElement {
    names = List.copyOf(names);
  }

  /// One principal as the policy names it.
  ///
  /// @param kind the member of the Principal object that lists it
  /// @param value as written; `*` for [Kind#EVERYONE]
  public record PrincipalName(Kind kind, String value) {}

  /// The types of principal that a resource-based policy can name.
  public enum Kind {
    /// The bare `"Principal": "*"`.
    EVERYONE,
    /// An account, or the ARN of a role, a user or a session.
    AWS,
    /// An AWS service.
    SERVICE,
    /// An identity provider.
    FEDERATED,
    /// An account, by the id that S3's access control lists use.
    CANONICAL_USER
  }
}
