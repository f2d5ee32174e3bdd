package io.labelguard.policy.value;

/// Kleene's three truth values, in the order false, unknown, true.
public enum Truth {
  /// False for all of what is unknown.
  FALSE,
  /// True or false, depending on what is unknown.
  UNKNOWN,
  /// True for all of what is unknown.
  TRUE;

  /// {@return the truth of a known fact}
  public static Truth of(boolean known) {
    return known ? TRUE : FALSE;
  }

  /// {@return the lesser of both: true only where both are}
  public Truth and(Truth other) {
    return compareTo(other) < 0 ? this : other;
  }

  /// {@return the greater of both: false only where both are}
  public Truth or(Truth other) {
    return compareTo(other) > 0 ? this : other;
  }

  /// {@return the opposite; that of unknown is unknown}
  public Truth not() {
    return switch (this) {
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
      case TRUE -> FALSE;
    };
  }
}
