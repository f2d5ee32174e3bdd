package io.labelguard.core.policy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the values of the numeric operators: an integer or a decimal, with a sign or an exponent
/// in JSON's form.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric">Numeric
///     condition operators</a>
public final class NumericValue {

  private static final int LONGEST = 400;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]++(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]{1,9})?");

  private NumericValue() {}

  /// Returns the number; empty where the text is none.
  public static Optional<BigDecimal> parse(String text) {
    if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException _) {
      // The exponent with the decimals together is past what BigDecimal holds.
      return Optional.empty();
    }
  }
}
