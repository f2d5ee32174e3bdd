package io.labelguard.policy.read;

/// What a policy is attached to, which decides what a statement means that leaves an element out.
public enum PolicyKind {
  /// A resource: a statement without Principal and NotPrincipal covers nobody.
  RESOURCE,
  /// Not known: where no statement has a Principal, it is an identity policy and covers the caller.
  RESOURCE_OR_IDENTITY,
  /// A layer that is about the caller, whom a statement without Principal covers.
  LAYER,
  /// A role, whose trust policy has no Resource: it is about the role.
  ROLE
}
