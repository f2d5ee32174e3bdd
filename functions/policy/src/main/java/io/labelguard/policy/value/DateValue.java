package io.labelguard.policy.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the values of the date operators: W3C's profile of ISO 8601, or seconds since 1970.
///
/// Four digits are a year, as W3C is named first; a date without a time is its first instant in
/// UTC; a time needs its offset.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date">Date
///     condition operators</a>
public final class DateValue {

  private static final Pattern W3C =
      Pattern.compile(
          """
          (?<year>[0-9]{4})(?:-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2})\
          (?:T(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:\\.(?<fraction>[0-9]+))?)?\
          (?<offset>Z|[+-][0-9]{2}:[0-9]{2}))?)?)?\
          """);

  private static final Pattern EPOCH = Pattern.compile("-?[0-9]{1,15}");

  private static final Pattern NO_OFFSET =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?");

  // The offsets that are furthest from UTC: Kiribati's and that of the last time zone at sea.
  private static final String FIRST_OFFSET = "+14:00";
  private static final String LAST_OFFSET = "-12:00";

  private DateValue() {}

  /// {@return the instant; empty where the text is not a date}
  public static Optional<Instant> parse(String text) {
    Matcher w3c = W3C.matcher(text);
    if (!w3c.matches()) {
      return EPOCH.matcher(text).matches()
          ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
          : Optional.empty();
    }
    try {
      return Optional.of(instant(w3c));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// {@return the first and the last instant that a date with a time but no offset can mean; empty
  /// for any other text}
  ///
  /// W3C's profile has no such form, but policies that S3 returned have it, so IAM takes it for
  /// some date or for none.
  public static Optional<Span> withoutOffset(String text) {
    if (!NO_OFFSET.matcher(text).matches()) {
      return Optional.empty();
    }
    Optional<Instant> first = parse(text + FIRST_OFFSET);
    Optional<Instant> last = parse(text + LAST_OFFSET);
    return first.flatMap(from -> last.map(to -> new Span(from, to)));
  }

  /// Two instants and all between them.
  ///
  /// @param first not after `last`
  public record Span(Instant first, Instant last) {}

  private static Instant instant(Matcher w3c) {
    YearMonth month = YearMonth.of(number(w3c.group("year"), 1), number(w3c.group("month"), 1));
    LocalDate day = month.atDay(number(w3c.group("day"), 1));
    String offset = w3c.group("offset");
    if (offset == null) {
      return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    LocalDateTime time =
        day.atTime(
            number(w3c.group("hour"), 0),
            number(w3c.group("minute"), 0),
            number(w3c.group("second"), 0),
            nanos(w3c.group("fraction")));
    return time.toInstant(ZoneOffset.of(offset));
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
  }
}
