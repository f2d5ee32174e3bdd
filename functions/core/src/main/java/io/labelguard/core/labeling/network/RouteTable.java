package io.labelguard.core.labeling.network;

import java.util.List;
import java.util.Optional;

/// A route table, as DescribeRouteTables describes it.
///
/// @param main whether the VPC's subnets without a table of their own use it
/// @param subnets ids of the subnets whose own table it is
public record RouteTable(
    String id, String vpcId, boolean main, List<String> subnets, List<Route> routes) {

  public RouteTable {
    subnets = List.copyOf(subnets);
    routes = List.copyOf(routes);
  }

  /// Returns the table that a subnet uses: its own, else the main one of its VPC. Empty where
  /// neither is among the tables, as in a VPC that another account shares.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html">Subnet
  ///     route tables</a>
  public static Optional<RouteTable> of(Subnet subnet, List<RouteTable> tables) {
    return tables.stream()
        .filter(table -> table.subnets.contains(subnet.id()))
        .findFirst()
        .or(
            () ->
                tables.stream()
                    .filter(table -> table.main && table.vpcId.equals(subnet.vpcId()))
                    .findFirst());
  }
}
