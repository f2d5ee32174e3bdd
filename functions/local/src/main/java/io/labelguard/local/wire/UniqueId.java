package io.labelguard.local.wire;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Derives ids from names, so that every run of the same story has the same ones.
public final class UniqueId {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private UniqueId() {}

  /// Returns an IAM unique id such as `AROAEXAMPLE…` (21 characters).
  public static String of(String prefix, String name) {
    UUID hash = hash(name);
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < 17; i++) {
      long bits =
          i < 10
              ? hash.getMostSignificantBits() >>> (5 * i)
              : hash.getLeastSignificantBits() >>> (5 * (i - 10));
      id.append(ALPHABET.charAt((int) (bits & 31)));
    }
    return id.toString();
  }

  /// Returns the UUID of the n-th thing of a kind.
  public static String uuid(String kind, long n) {
    return hash(kind + "/" + n).toString();
  }

  private static UUID hash(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
