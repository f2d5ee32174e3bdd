package io.labelguard.core.check;

import io.labelguard.policy.model.Policy;
import io.labelguard.policy.value.IpAddress;
import io.labelguard.policy.value.IpRange;
import java.util.List;
import java.util.Optional;

/// Finds an address of the internet that a policy does not name.
final class UnnamedAddress {

  private static final int BITS = 32;

  /// 1.0.0.0, the lowest address that a host has.
  private static final long LOWEST = 0x0100_0000L;

  /// 224.0.0.0, above which no host has an address.
  private static final long END = 0xe000_0000L;

  private UnnamedAddress() {}

  /// Returns the lowest IPv4 address that is in no range that the policy lists for `aws:SourceIp`;
  /// where every address is in one, the lowest of all.
  static IpAddress in(Policy policy) {
    List<IpRange> named =
        policy.statements().stream()
            .flatMap(statement -> statement.conditions().stream())
            .filter(condition -> condition.key().equalsIgnoreCase("aws:SourceIp"))
            .flatMap(condition -> condition.values().stream())
            .flatMap(value -> IpRange.parse(value).stream())
            .toList();
    long next = LOWEST;
    while (next < END) {
      IpAddress address = new IpAddress(BITS, 0, next);
      Optional<IpRange> range = named.stream().filter(each -> each.contains(address)).findFirst();
      if (range.isEmpty()) {
        return address;
      }
      next = range.get().first().low() + (1L << (BITS - range.get().prefix()));
    }
    return new IpAddress(BITS, 0, LOWEST);
  }
}
