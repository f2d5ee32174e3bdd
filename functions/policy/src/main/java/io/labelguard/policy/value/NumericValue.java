package io.labelguard.policy.value;

import java.math.BigDecimal;
import java.util.Optional;

/// Reads the values of the numeric operators: an integer or a decimal, with a sign or an exponent
/// in JSON's form.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric">Numeric
///     condition operators</a>
public final class NumericValue {

  private static final int LONGEST = 400;

  // Beyond this many places before or after the point a number is a mistake or an attack.
  private static final int MOST_PLACES = 400;

  private NumericValue() {}

  /// {@return the number; empty where the text is not a number, or has over 400 places}
  public static Optional<BigDecimal> parse(String text) {
    if (text.length() > LONGEST || !looksNumeric(text)) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return Math.abs((long) number.scale()) > MOST_PLACES ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  // ASCII digits only, and digits on both sides of a point: BigDecimal accepts more than that.
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
