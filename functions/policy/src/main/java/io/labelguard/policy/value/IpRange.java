package io.labelguard.policy.value;

import java.util.Optional;

/// A range of IP addresses as the IP address operators read it: CIDR notation, or one host.
///
/// Bits below the mask are ignored; an address without a mask is one host, of IPv6 too; a range of
/// IPv4 addresses mapped into IPv6 is one of IPv4.
///
/// @param first its lowest address
/// @param prefix how many bits are fixed
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress">IP
///     address condition operators</a>
public record IpRange(IpAddress first, int prefix) {

  private static final int V4_BITS = 32;
  private static final int MAPPED_PREFIX = 96;

  /// Checks that the range begins at its first address.
  ///
  /// @throws IllegalArgumentException where `prefix` is more than the address has bits, or bits
  ///     after it are set
  public IpRange {
    if (prefix < 0 || prefix > first.bits() || !masked(first, prefix).equals(first)) {
      throw new IllegalArgumentException("not a range: " + first.text() + "/" + prefix);
    }
  }

  /// {@return the range that CIDR notation or one address names; empty where the text is neither}
  public static Optional<IpRange> parse(String text) {
    int slash = text.indexOf('/');
    Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    IpAddress first = address.get();
    if (slash < 0) {
      return Optional.of(new IpRange(first, first.bits()));
    }
    boolean mapped = first.bits() == V4_BITS && text.indexOf(':') >= 0;
    int prefix = digits(text.substring(slash + 1)) - (mapped ? MAPPED_PREFIX : 0);
    return prefix < 0 || prefix > first.bits()
        ? Optional.empty()
        : Optional.of(new IpRange(masked(first, prefix), prefix));
  }

  /// {@return the range in CIDR notation}
  public String text() {
    return first.text() + "/" + prefix;
  }

  /// {@return whether an address is in the range; never one of the other IP version}
  public boolean contains(IpAddress address) {
    return address.bits() == first.bits() && masked(address, prefix).equals(first);
  }

  /// {@return whether the range is one address}
  public boolean isHost() {
    return prefix == first.bits();
  }

  private static int digits(String text) {
    boolean number =
        !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(text) : -1;
  }

  private static IpAddress masked(IpAddress address, int prefix) {
    if (address.bits() == V4_BITS) {
      return new IpAddress(V4_BITS, 0, address.low() & mask(prefix + V4_BITS));
    }
    return new IpAddress(
        address.bits(),
        address.high() & mask(Math.min(prefix, 64)),
        address.low() & mask(Math.max(prefix - 64, 0)));
  }

  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L << (64 - bits);
  }
}
