package io.labelguard.core.evaluate.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The numeric operators.
public record NumberTest(Comparison comparison, List<BigDecimal> numbers) implements ValueTest {

  private static final int LONGEST = 400;

  public NumberTest {
    numbers = List.copyOf(numbers);
  }

  static NumberTest of(Comparison comparison, List<String> values) {
    List<BigDecimal> numbers = new ArrayList<>();
    values.forEach(value -> parse(value).ifPresent(numbers::add));
    return new NumberTest(comparison, numbers);
  }

  @Override
  public boolean matches(String value) {
    Optional<BigDecimal> number = parse(value);
    if (number.isEmpty()) {
      return false;
    }
    for (int at = 0; at < numbers.size(); at++) {
      if (comparison.holds(number.get().compareTo(numbers.get(at)))) {
        return true;
      }
    }
    return false;
  }

  /// Reads an integer or decimal, JSON's exponent form and a leading `+` included.
  public static Optional<BigDecimal> parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST || !looksNumeric(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// ASCII digits only; BigDecimal takes those of all scripts, and `1.` and `.5`.
  private static boolean looksNumeric(String text) {
    boolean digitBefore = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean digit = c >= '0' && c <= '9';
      boolean digitAfter =
          at + 1 < text.length() && text.charAt(at + 1) >= '0' && text.charAt(at + 1) <= '9';
      if (c == '.' ? !digitBefore || !digitAfter : !digit && "+-eE".indexOf(c) < 0) {
        return false;
      }
      digitBefore = digit;
    }
    return true;
  }
}
