package io.labelguard.policy.match;

import io.labelguard.policy.value.IpAddress;
import io.labelguard.policy.value.IpRange;
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
public record AddressMatch(List<IpRange> ranges) implements ValueMatch {

  public AddressMatch {
    ranges = List.copyOf(ranges);
  }

  static AddressMatch of(List<String> values) {
    List<IpRange> ranges = new ArrayList<>();
    values.forEach(value -> IpRange.parse(value).ifPresent(ranges::add));
    return new AddressMatch(ranges);
  }

  @Override
  public boolean matches(String value) {
    Optional<IpAddress> address = IpAddress.parse(value);
    return address.isPresent() && ranges.stream().anyMatch(range -> range.contains(address.get()));
  }
}
