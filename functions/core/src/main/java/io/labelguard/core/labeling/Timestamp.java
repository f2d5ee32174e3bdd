package io.labelguard.core.labeling;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads points in time as AWS's interfaces and tools write them: ISO 8601 with or without an
/// offset (UTC without), epoch seconds with or without a fraction, epoch milliseconds, RFC 1123.
final class Timestamp {

  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{1,15}(?:\\.[0-9]*)?(?:[eE]\\+?[0-9]{1,2})?");

  /// Beyond this (the year 5138 in seconds) a number means milliseconds.
  private static final BigDecimal SECONDS_END = new BigDecimal("100000000000");

  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private static final List<Function<String, Instant>> FORMS =
      List.of(
          text -> OffsetDateTime.parse(text, OFFSET).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(),
          text -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());

  private Timestamp() {}

  /// Returns the instant; empty where the text is none of these forms.
  static Optional<Instant> parse(String text) {
    String trimmed = text.strip();
    if (NUMBER.matcher(trimmed).matches()) {
      return epoch(new BigDecimal(trimmed));
    }
    // `2026-11-18 09:00:00+00:00`, as Python and the AWS CLI print it
    String iso = trimmed.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) +", "$1T");
    for (Function<String, Instant> form : FORMS) {
      try {
        return Optional.of(form.apply(iso));
      } catch (DateTimeException _) {
        // the next form may fit
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> epoch(BigDecimal number) {
    BigDecimal seconds = number.compareTo(SECONDS_END) > 0 ? number.movePointLeft(3) : number;
    return seconds.compareTo(SECONDS_END) > 0
        ? Optional.empty()
        : Optional.of(
            Instant.ofEpochSecond(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue()));
  }
}
