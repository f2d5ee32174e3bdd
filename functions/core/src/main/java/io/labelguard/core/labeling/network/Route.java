package io.labelguard.core.labeling.network;

/// One route of a route table.
///
/// @param destination a CIDR, or the id of a prefix list (`pl-…`)
/// @param target the id of what the route leads to, such as `nat-…`, `vpce-…`, `igw-…` or `local`;
///     empty text where EC2 names nothing
/// @param active false for a route whose target is gone (`blackhole`)
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html">Route</a>
public record Route(String destination, String target, boolean active) {

  private static final String EVERYWHERE = "0.0.0.0/0";

  /// Whether it leads what has no nearer route to a NAT gateway.
  boolean isDefaultToNat() {
    return active && destination.equals(EVERYWHERE) && target.startsWith("nat-");
  }

  /// Whether it stays in the VPC.
  boolean isLocal() {
    return target.equals("local");
  }

  /// Whether it may be nearer to S3 than a route to everywhere: it leads to a list of prefixes, or
  /// to an endpoint.
  boolean isNearerToS3() {
    return destination.startsWith("pl-") || isToEndpoint();
  }

  /// Whether it leads to an endpoint of the VPC: a gateway endpoint, or a firewall behind one.
  boolean isToEndpoint() {
    return target.startsWith("vpce-");
  }
}
