package io.labelguard.core.report.text;

import java.util.Locale;

/// Writes numbers for people.
public final class Quantity {

  private Quantity() {}

  /// Returns a number with its thousands apart: `1,200`.
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// Returns `1 job` or `2 jobs`.
  ///
  /// @param one the word for one; the plural has an s
  public static String of(long number, String one) {
    return grouped(number) + " " + one + (number == 1 ? "" : "s");
  }
}
