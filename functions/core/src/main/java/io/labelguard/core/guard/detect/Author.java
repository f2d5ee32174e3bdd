package io.labelguard.core.guard.detect;

/// Who made the change that is looked at.
enum Author {
  /// The guard itself, so no further fix is requested.
  GUARD,
  OTHER
}
