package io.labelguard.core.report.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes times for people, in UTC.
public final class Times {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private Times() {}

  /// Returns a time to the minute, such as `2026-11-20 09:12 UTC`.
  public static String minute(Instant at) {
    return MINUTE.format(at);
  }
}
