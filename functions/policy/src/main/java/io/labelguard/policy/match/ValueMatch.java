package io.labelguard.policy.match;

/// Whether one value of a key matches one of the values that a policy lists for it, before negation
/// and set operators.
public sealed interface ValueMatch permits TextMatch, NumberMatch, DateMatch, AddressMatch {

  /// Whether `value` matches; a value that is not of the operator's type matches nothing.
  boolean matches(String value);
}
