package io.labelguard.policy.value;

import java.util.Optional;

/// Reads the values of `Bool` and `Null`: true or false, in any letter case.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean">Boolean
///     condition operators</a>
public final class BoolValue {

  private BoolValue() {}

  /// {@return the truth value; empty where the text is neither `true` nor `false`}
  public static Optional<Boolean> parse(String text) {
    if (text.equalsIgnoreCase("true")) {
      return Optional.of(true);
    }
    return text.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
  }
}
