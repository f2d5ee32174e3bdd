package io.labelguard.cli.fix;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes times for people.
final class PrintedTime {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private PrintedTime() {}

  /// Returns the time to the minute, such as `2026-11-20 09:20 UTC`.
  static String of(Instant time) {
    return MINUTES.format(time);
  }
}
