package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.port.dependency.Networks;
import io.labelguard.local.json.JsonTrees;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Collects the networks that jobs and the workforce name: each VPC once.
final class NetworkCollector {

  private final Networks networks;
  private final NotPermitted notPermitted;

  NetworkCollector(Networks networks, NotPermitted notPermitted) {
    this.networks = networks;
    this.notPermitted = notPermitted;
  }

  /// What was collected.
  ///
  /// @param endpoints of every VPC
  /// @param given the other members of a world, by name; one that nothing names, or that may not be
  ///     read, is left out
  record Collected(List<ObjectNode> endpoints, SortedMap<String, JsonNode> given) {
    Collected {
      endpoints = List.copyOf(endpoints);
      given = new TreeMap<>(given);
    }
  }

  /// @param workforceVpc id of the workforce's VPC
  Collected of(List<LabelingJob> jobs, Optional<String> workforceVpc) {
    SortedMap<String, JsonNode> given = new TreeMap<>();
    NavigableSet<String> vpcs = new TreeSet<>();
    NavigableSet<String> subnets = new TreeSet<>();
    NavigableSet<String> groups = new TreeSet<>();
    for (LabelingJob job : jobs) {
      subnets.addAll(job.description().subnets());
      groups.addAll(job.description().securityGroupIds());
    }
    if (!subnets.isEmpty()) {
      Optional<List<Subnet>> found = read(networks.subnets(subnets));
      found.ifPresent(all -> given.put("subnets", list(all, NetworkJson::of)));
      found.stream().flatMap(List::stream).map(Subnet::vpcId).forEach(vpcs::add);
      found
          .flatMap(_ -> ofVpcs(vpcs, networks::routeTables))
          .ifPresent(all -> given.put("routeTables", list(all, NetworkJson::of)));
    }
    if (!groups.isEmpty()) {
      read(networks.securityGroups(groups))
          .ifPresent(all -> given.put("securityGroups", list(all, NetworkJson::of)));
    }
    workforceVpc.ifPresent(vpcs::add);
    return new Collected(
        ofVpcs(vpcs, networks::endpoints).orElse(List.of()).stream().map(NetworkJson::of).toList(),
        given);
  }

  /// Empty where one of the VPCs may not be read: EC2 refuses all or none.
  private <T> Optional<List<T>> ofVpcs(
      Collection<String> vpcs, Function<String, Reading<List<T>>> ask) {
    List<T> all = new ArrayList<>();
    for (String vpc : vpcs) {
      Optional<List<T>> found = read(ask.apply(vpc));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(found.get());
    }
    return Optional.of(all);
  }

  private <T> Optional<T> read(Reading<T> reading) {
    if (reading instanceof Reading.NotPermitted<T>(String permission, _)) {
      notPermitted.add(permission);
    }
    return reading.known();
  }

  private static <T> ArrayNode list(List<T> all, Function<T, ObjectNode> json) {
    ArrayNode list = JsonTrees.object().putArray("list");
    all.forEach(one -> list.add(json.apply(one)));
    return list;
  }
}
