package io.labelguard.policy.model;

/// What a statement does when it holds.
public enum Effect {
  /// It allows the request.
  ALLOW,
  /// It denies the request, whatever else allows it.
  DENY,
  /// The text is neither `Allow` nor `Deny`; the statement may do either.
  UNREADABLE
}
