package io.labelguard.core.report;

import java.util.Locale;

/// What Labelguard itself does about a proven fix.
public enum OwnFix {
  /// Nothing: a person decides.
  NONE,
  /// It is applying the fix at this moment.
  REQUESTED,
  /// It must not: a person removed the fix, the breaker is open, or an earlier write is not
  /// settled.
  FORBIDDEN;

  /// Returns the word for it in JSON.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
