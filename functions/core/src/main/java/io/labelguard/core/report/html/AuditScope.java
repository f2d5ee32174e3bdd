package io.labelguard.core.report.html;

import io.labelguard.core.report.text.Quantity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an audit looked at, when, and with which version.
///
/// @param workforce whether the Region has a workforce
/// @param failures the number of calls that failed
public record AuditScope(
    Optional<String> account,
    Optional<String> region,
    int jobs,
    int buckets,
    int teams,
    boolean workforce,
    int failures,
    Instant time,
    String version) {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Returns `Account 111122223333, us-east-1: 8 live jobs, 4 buckets, 3 work teams`.
  public String words() {
    List<String> parts = new ArrayList<>();
    parts.add(Quantity.of(jobs, "live job"));
    parts.add(Quantity.of(buckets, "bucket"));
    parts.add(Quantity.of(teams, "work team"));
    if (workforce) {
      parts.add("1 workforce");
    }
    if (failures > 0) {
      parts.add(Quantity.of(failures, "failed call"));
    }
    return "Account "
        + account.orElse("not known")
        + ", "
        + region.orElse("Region not known")
        + ": "
        + String.join(", ", parts);
  }

  /// Returns the time and the version, `2026-11-25 20:52 UTC, labelguard 0.1.0`.
  String made() {
    return MINUTES.format(time) + " UTC, labelguard " + version;
  }

  /// Returns the title of the page.
  String title() {
    return "Labelguard audit"
        + account.map(name -> " " + name).orElse("")
        + region.map(name -> " " + name).orElse("");
  }
}
