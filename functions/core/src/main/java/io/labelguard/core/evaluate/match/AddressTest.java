package io.labelguard.core.evaluate.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The IP address operators.
///
/// Bits below the mask are ignored; an address without a mask is one host, of IPv6 too; IPv4 and
/// IPv6 ranges never match each other's addresses.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress">IP
///     address condition operators</a>
public record AddressTest(List<Range> ranges) implements ValueTest {

  public AddressTest {
    ranges = List.copyOf(ranges);
  }

  /// A range of addresses.
  ///
  /// @param first its lowest address
  /// @param prefix how many bits are fixed
  public record Range(IpAddress first, int prefix) {

    /// Whether the range holds an address.
    public boolean contains(IpAddress address) {
      return address.bits() == first.bits() && masked(address, prefix).equals(first);
    }

    /// Whether the range is one host.
    public boolean isHost() {
      return prefix == first.bits();
    }

    /// Reads CIDR notation or a lone address; empty where the text is neither.
    public static Optional<Range> parse(String text) {
      int slash = text.indexOf('/');
      Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
      if (address.isEmpty()) {
        return Optional.empty();
      }
      IpAddress first = address.get();
      if (slash < 0) {
        return Optional.of(new Range(first, first.bits()));
      }
      String digits = text.substring(slash + 1);
      if (digits.isEmpty()
          || digits.length() > 3
          || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.empty();
      }
      int prefix = Integer.parseInt(digits);
      boolean mapped = first.bits() == 32 && text.indexOf(':') >= 0;
      if (mapped && prefix < 96) {
        return Optional.empty();
      }
      prefix = mapped ? prefix - 96 : prefix;
      return prefix > first.bits()
          ? Optional.empty()
          : Optional.of(new Range(masked(first, prefix), prefix));
    }

    private static IpAddress masked(IpAddress address, int prefix) {
      if (address.bits() == 32) {
        return new IpAddress(32, 0, address.low() & mask(prefix + 32));
      }
      return new IpAddress(
          128,
          address.high() & mask(Math.min(prefix, 64)),
          address.low() & mask(Math.max(prefix - 64, 0)));
    }

    private static long mask(int bits) {
      return bits == 0 ? 0 : -1L << (64 - bits);
    }
  }

  static AddressTest of(List<String> values) {
    List<Range> ranges = new ArrayList<>();
    values.forEach(value -> Range.parse(value).ifPresent(ranges::add));
    return new AddressTest(ranges);
  }

  @Override
  public boolean matches(String value) {
    Optional<IpAddress> address = IpAddress.parse(value);
    return address.isPresent() && ranges.stream().anyMatch(range -> range.contains(address.get()));
  }
}
