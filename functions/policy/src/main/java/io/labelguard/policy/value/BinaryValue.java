package io.labelguard.policy.value;

import java.util.Base64;
import java.util.Optional;

/// Reads the values of `BinaryEquals`: bytes in base64, padding included.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals">Binary
///     condition operators</a>
public final class BinaryValue {

  private BinaryValue() {}

  /// {@return the bytes; empty where the text is not base64}
  public static Optional<byte[]> parse(String text) {
    try {
      return text.length() % 4 == 0
          ? Optional.of(Base64.getDecoder().decode(text))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
