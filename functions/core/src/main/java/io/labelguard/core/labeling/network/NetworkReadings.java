package io.labelguard.core.labeling.network;

import io.labelguard.core.labeling.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What was read of the networks that jobs and workers use. Whatever is not in a map was not given.
///
/// @param subnets by id; known and empty for one that does not exist
/// @param routeTables those of a VPC, by the VPC's id
/// @param endpoints likewise
/// @param securityGroups by id; known and empty for one that does not exist
public record NetworkReadings(
    Map<String, Reading<Optional<Subnet>>> subnets,
    Map<String, Reading<List<RouteTable>>> routeTables,
    Map<String, Reading<List<VpcEndpoint>>> endpoints,
    Map<String, Reading<Optional<SecurityGroup>>> securityGroups) {

  /// Nothing was given.
  public static final NetworkReadings NOT_GIVEN =
      new NetworkReadings(Map.of(), Map.of(), Map.of(), Map.of());

  public NetworkReadings {
    subnets = Map.copyOf(subnets);
    routeTables = Map.copyOf(routeTables);
    endpoints = Map.copyOf(endpoints);
    securityGroups = Map.copyOf(securityGroups);
  }

  /// Whether all that was asked for was read.
  public boolean areKnown() {
    return all().allMatch(Reading.Known.class::isInstance);
  }

  /// Returns everything that was asked for, what names networks first.
  public Stream<Reading<?>> all() {
    return Stream.<Map<String, ? extends Reading<?>>>of(
            subnets, routeTables, endpoints, securityGroups)
        .flatMap(readings -> readings.values().stream());
  }

  /// Returns a subnet; known and empty where it does not exist.
  public Reading<Optional<Subnet>> subnet(String id) {
    return subnets.getOrDefault(id, new Reading.NotGiven<>());
  }

  /// Returns the route tables of a VPC.
  public Reading<List<RouteTable>> routeTablesOf(String vpcId) {
    return routeTables.getOrDefault(vpcId, new Reading.NotGiven<>());
  }

  /// Returns every endpoint of a VPC.
  public Reading<List<VpcEndpoint>> endpointsOf(String vpcId) {
    return endpoints.getOrDefault(vpcId, new Reading.NotGiven<>());
  }

  /// Returns a security group; known and empty where it does not exist.
  public Reading<Optional<SecurityGroup>> securityGroup(String id) {
    return securityGroups.getOrDefault(id, new Reading.NotGiven<>());
  }
}
