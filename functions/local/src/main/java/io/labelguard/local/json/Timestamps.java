package io.labelguard.local.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;

/// Reads a timestamp in any form that DescribeLabelingJob outputs are found in: seconds or
/// milliseconds since 1970 as number or text, ISO 8601 with or without offset (UTC then), with a
/// space for the `T`.
public final class Timestamps {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter();

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  // As seconds this is the year 5138, as milliseconds 1973.
  private static final BigDecimal MILLISECONDS_FROM = new BigDecimal("1e11");

  private Timestamps() {}

  /// Reads a timestamp in any of the forms above.
  ///
  /// @throws MalformedDocumentException where the value is none of these
  public static Instant read(JsonNode json, String at) {
    String text = json.asText().strip();
    try {
      if (text.matches("-?[0-9.]+([eE][+-]?[0-9]+)?")) {
        BigDecimal number = new BigDecimal(text);
        boolean millis = number.compareTo(MILLISECONDS_FROM) >= 0;
        return Instant.ofEpochMilli((millis ? number : number.multiply(THOUSAND)).longValue());
      }
      TemporalAccessor time =
          ISO.parseBest(text.replaceFirst(" ", "T"), OffsetDateTime::from, LocalDateTime::from);
      return time instanceof OffsetDateTime withOffset
          ? withOffset.toInstant()
          : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException | NumberFormatException _) {
      throw new MalformedDocumentException(
          at, "expected a time such as 2026-11-22T08:00:00Z or seconds since 1970, found " + json);
    }
  }
}
