package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Reading.Known;
import io.labelguard.core.labeling.network.NetworkReadings;
import io.labelguard.core.labeling.network.Route;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.SecurityGroup.Egress;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.core.labeling.network.WayToS3;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The network of a job's automated labeling, as far as it was read.
///
/// @param missingSubnets ids of those of its VpcConfig that do not exist
/// @param subnets those that exist
/// @param ways how each of these reaches S3, by id; one whose way was not read is left out
/// @param missingGroups ids of those of its VpcConfig that do not exist
/// @param egress how far HTTPS gets from behind its groups; empty where these were not read
record JobNetwork(
    LabelingJob job,
    List<String> missingSubnets,
    List<Subnet> subnets,
    SortedMap<String, WayToS3> ways,
    List<String> missingGroups,
    Optional<Egress> egress) {

  JobNetwork {
    missingSubnets = List.copyOf(missingSubnets);
    subnets = List.copyOf(subnets);
    ways = new TreeMap<>(ways);
    missingGroups = List.copyOf(missingGroups);
  }

  /// Returns those of the judged jobs, in their order.
  static List<JobNetwork> in(Situation situation) {
    return situation.judgedJobs().stream().flatMap(job -> of(job, situation).stream()).toList();
  }

  /// Returns the network of a job; empty where it has no automated labeling in a VPC, or nobody
  /// looked at it.
  static Optional<JobNetwork> of(LabelingJob job, Situation situation) {
    return situation.setUp().filter(_ -> isInVpc(job)).map(read -> of(job, read.networks()));
  }

  /// Whether a job has automated labeling in a VPC.
  static boolean isInVpc(LabelingJob job) {
    return job.automated() && !job.description().subnets().isEmpty();
  }

  private static JobNetwork of(LabelingJob job, NetworkReadings read) {
    List<String> missing = new ArrayList<>();
    List<Subnet> subnets = new ArrayList<>();
    SortedMap<String, WayToS3> ways = new TreeMap<>();
    for (String id : job.description().subnets()) {
      if (read.subnet(id) instanceof Known<Optional<Subnet>>(Optional<Subnet> found)) {
        found.ifPresentOrElse(subnets::add, () -> missing.add(id));
        found.flatMap(subnet -> way(subnet, job, read)).ifPresent(way -> ways.put(id, way));
      }
    }
    List<Reading<Optional<SecurityGroup>>> groups =
        job.description().securityGroupIds().stream().map(read::securityGroup).toList();
    return new JobNetwork(
        job,
        missing,
        subnets,
        ways,
        job.description().securityGroupIds().stream()
            .filter(id -> read.securityGroup(id).known().filter(Optional::isEmpty).isPresent())
            .toList(),
        groups.stream().allMatch(group -> group.known().isPresent()) && !groups.isEmpty()
            ? Optional.of(
                SecurityGroup.egress(
                    groups.stream()
                        .flatMap(group -> group.known().stream())
                        .flatMap(Optional::stream)
                        .toList(),
                    prefixListsOfS3(subnets, job, read)))
            : Optional.empty());
  }

  private static Optional<WayToS3> way(Subnet subnet, LabelingJob job, NetworkReadings read) {
    Optional<List<RouteTable>> tables = read.routeTablesOf(subnet.vpcId()).known();
    Optional<List<VpcEndpoint>> endpoints = read.endpointsOf(subnet.vpcId()).known();
    return tables.isPresent() && endpoints.isPresent() && job.region().isPresent()
        ? Optional.of(WayToS3.of(subnet, tables.get(), endpoints.get(), job.region().orElseThrow()))
        : Optional.empty();
  }

  /// Returns the ids of the prefix lists whose route leads to an endpoint for S3.
  private static Set<String> prefixListsOfS3(
      List<Subnet> subnets, LabelingJob job, NetworkReadings read) {
    List<String> vpcs = subnets.stream().map(Subnet::vpcId).distinct().toList();
    Set<String> endpoints =
        vpcs.stream()
            .flatMap(vpc -> read.endpointsOf(vpc).known().stream().flatMap(List::stream))
            .filter(endpoint -> job.region().filter(endpoint::servesS3).isPresent())
            .map(VpcEndpoint::id)
            .collect(Collectors.toSet());
    return vpcs.stream()
        .flatMap(vpc -> read.routeTablesOf(vpc).known().stream().flatMap(List::stream))
        .flatMap(table -> table.routes().stream())
        .filter(route -> endpoints.contains(route.target()))
        .map(Route::destination)
        .collect(Collectors.toSet());
  }

  /// Returns the ids of the VPCs that its subnets lie in.
  List<String> vpcs() {
    return subnets.stream().map(Subnet::vpcId).distinct().toList();
  }

  /// Returns each way out that one of its subnets has or may have.
  List<WayOut> waysOut() {
    return ways.values().stream().flatMap(JobNetwork::waysOut).distinct().toList();
  }

  private static Stream<WayOut> waysOut(WayToS3 way) {
    return switch (way) {
      case WayToS3.Endpoints(List<VpcEndpoint> endpoints) ->
          endpoints.stream().map(WayOut.Endpoint::new);
      case WayToS3.Nat(String gateway) -> Stream.of(new WayOut.Nat(gateway));
      case WayToS3.Unclear _, WayToS3.None _ -> Stream.empty();
    };
  }

  /// Returns the ids of the subnets of which it cannot be seen how they reach S3.
  List<String> unclear() {
    return subnets.stream()
        .map(Subnet::id)
        .filter(id -> ways.get(id) == null || ways.get(id) instanceof WayToS3.Unclear)
        .toList();
  }
}
