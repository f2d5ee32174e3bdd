package io.labelguard.core.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Makes the ids of alerts.
public final class AlertIds {

  private AlertIds() {}

  /// Returns the id that an alert shares with its repeats and with the outcome of its fix.
  ///
  /// @param about the key of a target, or another name for what the alert is about
  /// @param state distinguishes one problem with the target from the next, such as a fingerprint
  public static String of(String account, String region, String about, String state) {
    return "lg-" + hash(String.join("\n", account, region, about, state));
  }

  /// Returns twenty hexadecimal digits that stand for a text.
  static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
