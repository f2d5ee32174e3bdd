package io.labelguard.core.fix;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The first digits of a fingerprint, as people copy them.
///
/// @param hex eight or more digits, at most all 64
public record FingerprintPrefix(String hex) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{8,64}");

  /// @throws IllegalArgumentException where it is not 8 to 64 hexadecimal digits
  public FingerprintPrefix {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("not 8 to 64 hexadecimal digits: " + hex);
    }
  }

  /// Reads what a person gave, in any letter case; empty where it is not such a prefix.
  public static Optional<FingerprintPrefix> of(String text) {
    String hex = text.strip().toLowerCase(Locale.ROOT);
    return HEX.matcher(hex).matches() ? Optional.of(new FingerprintPrefix(hex)) : Optional.empty();
  }

  /// Whether the fingerprint begins with these digits.
  public boolean matches(Fingerprint fingerprint) {
    return fingerprint.hex().startsWith(hex);
  }
}
