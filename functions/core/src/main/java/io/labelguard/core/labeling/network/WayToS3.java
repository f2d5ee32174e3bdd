package io.labelguard.core.labeling.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How what runs in a subnet, without a public address, reaches S3 in its own Region.
///
/// @see <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html">Gateway
///     endpoints for Amazon S3</a>
public sealed interface WayToS3 {

  /// Through one of these endpoints. Where there are several, it is not known which.
  record Endpoints(List<VpcEndpoint> endpoints) implements WayToS3 {
    public Endpoints {
      endpoints = List.copyOf(endpoints);
    }
  }

  /// Over the internet, from the address of a NAT gateway.
  record Nat(String gateway) implements WayToS3 {}

  /// By something of which it cannot be seen whether it leads to S3.
  ///
  /// @param routes the routes to it; empty where the subnet's route table cannot be seen
  record Unclear(List<Route> routes) implements WayToS3 {
    public Unclear {
      routes = List.copyOf(routes);
    }
  }

  /// There is none.
  ///
  /// @param routeTable id of the table that has no route to S3
  record None(String routeTable) implements WayToS3 {}

  /// Decides which way a subnet has.
  ///
  /// A route to S3's prefix list is nearer than any other, and S3's host names lead to an interface
  /// endpoint before any route counts; so a NAT gateway is the way only where there is no endpoint.
  /// An internet gateway is no way for what has no public address, but it may be one to a host that
  /// passes requests on.
  ///
  /// @param tables those of the subnet's VPC
  /// @param endpoints every endpoint of the VPC
  static WayToS3 of(
      Subnet subnet, List<RouteTable> tables, List<VpcEndpoint> endpoints, String region) {
    Optional<RouteTable> own = RouteTable.of(subnet, tables);
    if (own.isEmpty()) {
      return new Unclear(List.of());
    }
    RouteTable table = own.get();
    List<VpcEndpoint> used =
        endpoints.stream()
            .filter(endpoint -> endpoint.servesS3(region) && endpoint.isUsedFrom(table))
            .toList();
    if (!used.isEmpty()) {
      return new Endpoints(used);
    }
    Optional<Route> nat = table.routes().stream().filter(Route::isDefaultToNat).findFirst();
    List<Route> unclear = unclear(table, endpoints);
    if (nat.isPresent() && unclear.stream().noneMatch(Route::isNearerToS3)) {
      return new Nat(nat.get().target());
    }
    return unclear.isEmpty() ? new None(table.id()) : new Unclear(unclear);
  }

  private static List<Route> unclear(RouteTable table, List<VpcEndpoint> endpoints) {
    List<Route> unclear = new ArrayList<>();
    for (Route route : table.routes()) {
      boolean known =
          !route.active()
              || route.isLocal()
              || route.isDefaultToNat()
              || (route.isToEndpoint() && isOfOtherService(route.target(), endpoints));
      if (!known) {
        unclear.add(route);
      }
    }
    return unclear;
  }

  /// Whether a route leads to a gateway endpoint that is seen, and so to its service alone. One
  /// that is not seen may be S3's; one of another type is a firewall's.
  private static boolean isOfOtherService(String id, List<VpcEndpoint> endpoints) {
    return endpoints.stream().anyMatch(one -> one.id().equals(id) && one.isGateway());
  }
}
