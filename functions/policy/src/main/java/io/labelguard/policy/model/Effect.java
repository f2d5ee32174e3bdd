package io.labelguard.policy.model;

/// What a statement does when it holds.
public enum Effect {
  ALLOW,
  DENY,
  /// The text says neither; the statement may be either, so it is never rounded to safe.
  UNREADABLE
}
