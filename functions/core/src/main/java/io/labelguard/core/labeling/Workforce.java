package io.labelguard.core.labeling;

import io.labelguard.policy.value.IpRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one private workforce of an account and Region.
///
/// @param cidrs SourceIpConfig; empty where none is set
/// @param vpc where workers may reach the portal from a VPC
/// @param dualStack IpAddressType dualstack: the portal also answers on IPv6
public record Workforce(
    String name, Optional<String> arn, List<String> cidrs, Optional<Vpc> vpc, boolean dualStack) {

  /// The workers of a vendor's or public team: they may be at any address on the internet.
  public static final Workforce ANYWHERE =
      new Workforce("", Optional.empty(), List.of(), Optional.empty(), false);

  public Workforce {
    cidrs = List.copyOf(cidrs);
  }

  /// Returns the ranges that the workers' own addresses lie in: those of SourceIpConfig that fit
  /// their network. Empty where these are not known: in a VPC, only private ranges can be the
  /// workers', as the portal there is not bound by SourceIpConfig; on the internet only public ones
  /// can, and a range of every address says nothing.
  public List<IpRange> addresses() {
    List<IpRange> ranges = new ArrayList<>();
    for (String cidr : cidrs) {
      if (PrivateRange.contains(cidr.strip()) != vpc.isPresent()) {
        continue;
      }
      Optional<IpRange> range = IpRange.parse(cidr.strip());
      if (range.isEmpty() || range.get().prefix() == 0) {
        return List.of();
      }
      ranges.add(range.get());
    }
    return List.copyOf(ranges);
  }

  /// WorkforceVpcConfig.
  public record Vpc(String id, Optional<String> endpointId) {}
}
