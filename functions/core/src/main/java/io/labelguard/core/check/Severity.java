package io.labelguard.core.check;

import java.util.Locale;

/// How bad a finding is, worst first.
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW;

  /// The word as findings print it.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
