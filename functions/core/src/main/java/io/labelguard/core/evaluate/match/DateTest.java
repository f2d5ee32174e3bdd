package io.labelguard.core.evaluate.match;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The date operators: W3C's profile of ISO 8601, or seconds since 1970.
///
/// Four digits are a year, as W3C is named first; a date without a time is its first instant in
/// UTC.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date">Date
///     condition operators</a>
public record DateTest(Comparison comparison, List<Instant> dates) implements ValueTest {

  private static final Pattern W3C =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9})\\d*)?)?"
              + "(Z|[+-]\\d{2}:\\d{2}))?)?)?");
  private static final Pattern EPOCH = Pattern.compile("-?\\d{1,15}");

  public DateTest {
    dates = List.copyOf(dates);
  }

  static DateTest of(Comparison comparison, List<String> values) {
    List<Instant> dates = new ArrayList<>();
    values.forEach(value -> parse(value).ifPresent(dates::add));
    return new DateTest(comparison, dates);
  }

  @Override
  public boolean matches(String value) {
    Optional<Instant> date = parse(value);
    return date.isPresent()
        && dates.stream().anyMatch(other -> comparison.holds(date.get().compareTo(other)));
  }

  /// Reads a date; empty where the text is none.
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

  private static Instant instant(Matcher w3c) {
    int year = number(w3c.group(1), 1);
    int month = number(w3c.group(2), 1);
    LocalDate day =
        w3c.group(3) == null
            ? YearMonth.of(year, month).atDay(1)
            : LocalDate.of(year, month, number(w3c.group(3), 1));
    if (w3c.group(8) == null) {
      return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    String fraction = w3c.group(7) == null ? "" : w3c.group(7);
    LocalDateTime time =
        day.atTime(number(w3c.group(4), 0), number(w3c.group(5), 0), number(w3c.group(6), 0))
            .withNano(Integer.parseInt((fraction + "000000000").substring(0, 9)));
    return time.toInstant(ZoneOffset.of(w3c.group(8)));
  }

  private static int number(@org.jspecify.annotations.Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }
}
