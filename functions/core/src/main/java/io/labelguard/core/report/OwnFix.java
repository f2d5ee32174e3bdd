package io.labelguard.core.report;

import io.labelguard.core.check.CheckId;
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

  /// Whether Labelguard makes a fix of this check itself where it is asked to, though none is
  /// proven: the fix gives nobody access. That of a bucket's policy is proven.
  public static boolean isMadeFor(CheckId check) {
    return check == CheckId.CORS_TOO_NARROW
        || check == CheckId.TEAM_UNCONSTRAINED
        || check == CheckId.WORKFORCE_OPEN;
  }

  /// Returns the word for it in JSON.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
