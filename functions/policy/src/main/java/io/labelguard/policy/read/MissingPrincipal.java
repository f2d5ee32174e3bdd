package io.labelguard.policy.read;

/// Whom a statement without Principal and NotPrincipal covers.
public enum MissingPrincipal {
  /// Nobody: the policy is a resource's.
  NOBODY,
  /// The caller where no statement of the policy has one, as in an identity policy; nobody
  /// otherwise.
  CALLER_IF_ALL,
  /// The caller: the policy is of a layer that is about the caller.
  CALLER
}
