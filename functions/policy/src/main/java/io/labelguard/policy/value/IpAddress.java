package io.labelguard.policy.value;

import java.util.Optional;

/// An IPv4 or IPv6 address; an IPv4 address mapped into IPv6 is the IPv4 address.
///
/// @param bits 32 or 128
/// @param high the upper 64 bits (0 for IPv4)
/// @param low the lower 64 bits
public record IpAddress(int bits, long high, long low) {

  private static final long MAPPED = 0xffff_0000_0000L;

  /// {@return the address that a text spells; empty where it spells none. Names are never looked
  /// up}
  public static Optional<IpAddress> parse(String text) {
    return text.indexOf(':') >= 0 ? v6(text) : v4(text).map(low -> new IpAddress(32, 0, low));
  }

  private static Optional<Long> v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long bits = 0;
    for (String part : parts) {
      int value = digits(part, 10, 3);
      if (value < 0 || value > 255) {
        return Optional.empty();
      }
      bits = bits << 8 | value;
    }
    return Optional.of(bits);
  }

  private static Optional<IpAddress> v6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    Optional<int[]> before = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    Optional<int[]> after = groups(gap < 0 ? "" : text.substring(gap + 2), true);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    int[] head = before.get();
    int[] tail = after.get();
    int count = head.length + tail.length;
    if (gap < 0 ? count != 8 : count > 7) {
      return Optional.empty();
    }
    long[] halves = new long[2];
    for (int at = 0; at < 8; at++) {
      int fromEnd = 8 - at;
      int group =
          at < head.length ? head[at] : fromEnd <= tail.length ? tail[tail.length - fromEnd] : 0;
      halves[at / 4] = halves[at / 4] << 16 | group;
    }
    boolean mapped = halves[0] == 0 && (halves[1] & ~0xffff_ffffL) == MAPPED;
    return Optional.of(
        mapped
            ? new IpAddress(32, 0, halves[1] & 0xffff_ffffL)
            : new IpAddress(128, halves[0], halves[1]));
  }

  private static Optional<int[]> groups(String text, boolean endsAddress) {
    if (text.isEmpty()) {
      return Optional.of(new int[0]);
    }
    String[] parts = text.split(":", -1);
    String last = parts[parts.length - 1];
    Optional<Long> dotted = endsAddress && last.indexOf('.') >= 0 ? v4(last) : Optional.empty();
    int[] groups = new int[parts.length + (dotted.isPresent() ? 1 : 0)];
    for (int at = 0; at < parts.length - (dotted.isPresent() ? 1 : 0); at++) {
      groups[at] = digits(parts[at], 16, 4);
      if (groups[at] < 0) {
        return Optional.empty();
      }
    }
    dotted.ifPresent(
        low -> {
          groups[groups.length - 2] = (int) (low >>> 16);
          groups[groups.length - 1] = (int) (low & 0xffff);
        });
    return Optional.of(groups);
  }

  private static int digits(String text, int radix, int longest) {
    if (text.isEmpty() || text.length() > longest) {
      return -1;
    }
    int value = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }

  /// {@return the address as text that [#parse] reads}
  public String text() {
    if (bits == 32) {
      return (low >>> 24) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255);
    }
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < 8; at++) {
      long half = at < 4 ? high : low;
      text.append(at == 0 ? "" : ":")
          .append(Long.toHexString(half >>> (48 - 16 * (at % 4)) & 0xffff));
    }
    return text.toString();
  }
}
