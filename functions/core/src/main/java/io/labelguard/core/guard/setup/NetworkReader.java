package io.labelguard.core.guard.setup;

import io.labelguard.core.check.Situation;
import io.labelguard.core.guard.setup.SetUpReader.Tries;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.network.NetworkReadings;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.core.port.dependency.Networks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Reads the networks of jobs' automated labeling, and the endpoints of the workforce's VPC.
final class NetworkReader {

  private final Networks networks;
  private final Tries tries;

  NetworkReader(Networks networks, Tries tries) {
    this.networks = networks;
    this.tries = tries;
  }

  NetworkReadings read(Situation situation) {
    NavigableSet<String> subnets = new TreeSet<>();
    NavigableSet<String> groups = new TreeSet<>();
    for (LabelingJob job : situation.judgedJobs()) {
      if (job.automated()) {
        subnets.addAll(job.description().subnets());
        groups.addAll(job.description().securityGroupIds());
      }
    }
    Reading<List<Subnet>> found =
        subnets.isEmpty()
            ? new Reading.Known<>(List.of())
            : tries.of(() -> networks.subnets(subnets));
    NavigableSet<String> vpcs = new TreeSet<>();
    found.known().orElse(List.of()).forEach(subnet -> vpcs.add(subnet.vpcId()));
    Map<String, Reading<List<RouteTable>>> tables = ofEach(vpcs, networks::routeTables);
    if (situation.judgedJobs().stream().anyMatch(situation::hasPrivateTeam)) {
      situation.workforce().flatMap(Workforce::vpc).ifPresent(vpc -> vpcs.add(vpc.id()));
    }
    Map<String, Reading<List<VpcEndpoint>>> endpoints = ofEach(vpcs, networks::endpoints);
    return new NetworkReadings(
        byId(subnets, found, Subnet::id),
        tables,
        endpoints,
        groups.isEmpty()
            ? Map.of()
            : byId(groups, tries.of(() -> networks.securityGroups(groups)), SecurityGroup::id));
  }

  private <T> Map<String, Reading<T>> ofEach(
      Collection<String> vpcs, Function<String, Reading<T>> ask) {
    Map<String, Reading<T>> read = new TreeMap<>();
    vpcs.forEach(vpc -> read.put(vpc, tries.of(() -> ask.apply(vpc))));
    return read;
  }

  /// Returns what is known of each, where a list has all that exist.
  private static <T> Map<String, Reading<Optional<T>>> byId(
      Collection<String> ids, Reading<List<T>> existing, Function<T, String> id) {
    Map<String, Reading<Optional<T>>> each = new TreeMap<>();
    for (String one : ids) {
      each.put(
          one,
          existing.map(
              all -> all.stream().filter(thing -> id.apply(thing).equals(one)).findFirst()));
    }
    return each;
  }
}
