package io.labelguard.policy.value;

/// Kleene's three truth values; the one place where three-valued logic lives.
public enum Truth {
  FALSE,
  UNKNOWN,
  TRUE;

  /// Returns the truth of a known fact.
  public static Truth of(boolean known) {
    return known ? TRUE : FALSE;
  }

  /// Returns the lesser of both.
  public Truth and(Truth other) {
    return compareTo(other) < 0 ? this : other;
  }

  /// Returns the greater of both.
  public Truth or(Truth other) {
    return compareTo(other) > 0 ? this : other;
  }

  /// Returns the opposite; the opposite of unknown is unknown.
  public Truth not() {
    return switch (this) {
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
      case TRUE -> FALSE;
    };
  }
}
