package io.labelguard.core.labeling;

import java.util.List;
import java.util.Optional;

/// The one private workforce of an account and Region.
///
/// @param cidrs SourceIpConfig; empty where none is set
/// @param vpc where workers may reach the portal from a VPC
/// @param dualStack IpAddressType dualstack: the portal also answers on IPv6
public record Workforce(
    String name, Optional<String> arn, List<String> cidrs, Optional<Vpc> vpc, boolean dualStack) {
  public Workforce {
    cidrs = List.copyOf(cidrs);
  }

  /// WorkforceVpcConfig.
  public record Vpc(String id, Optional<String> endpointId) {}
}
