package io.labelguard.core.labeling;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decides whether a CIDR lies in the address ranges that the internet does not route.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1918">RFC 1918</a>
public final class PrivateRange {

  private static final Pattern V4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.\\d{1,3}\\.\\d{1,3}/(\\d{1,2})");
  private static final Pattern UNIQUE_LOCAL =
      Pattern.compile("f[cd][0-9a-f]{2}:[0-9a-f:]*/(\\d{1,3})", Pattern.CASE_INSENSITIVE);

  private PrivateRange() {}

  /// {@return whether all of a CIDR is private}
  public static boolean contains(String cidr) {
    Matcher v4 = V4.matcher(cidr);
    if (v4.matches()) {
      int first = Integer.parseInt(v4.group(1));
      int second = Integer.parseInt(v4.group(2));
      int bits = Integer.parseInt(v4.group(3));
      return switch (first) {
        case 10 -> bits >= 8;
        case 172 -> second >= 16 && second <= 31 && bits >= 12;
        case 192 -> second == 168 && bits >= 16;
        default -> false;
      };
    }
    Matcher v6 = UNIQUE_LOCAL.matcher(cidr);
    return v6.matches() && Integer.parseInt(v6.group(1)) >= 7;
  }
}
