package io.labelguard.core.guard;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Reading.Known;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.core.port.Networks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The networks of an account in memory. A VPC of which nothing is said has an endpoint for S3.
public final class TestNetworks implements Networks {

  public final List<Subnet> subnets = new ArrayList<>();
  public final List<RouteTable> routeTables = new ArrayList<>();
  public final Map<String, Reading<List<VpcEndpoint>>> endpoints = new TreeMap<>();
  public final List<SecurityGroup> groups = new ArrayList<>();

  @Override
  public Reading<List<Subnet>> subnets(Collection<String> ids) {
    return new Known<>(subnets.stream().filter(one -> ids.contains(one.id())).toList());
  }

  @Override
  public Reading<List<RouteTable>> routeTables(String vpcId) {
    return new Known<>(routeTables.stream().filter(one -> one.vpcId().equals(vpcId)).toList());
  }

  @Override
  public Reading<List<VpcEndpoint>> endpoints(String vpcId) {
    return endpoints.getOrDefault(vpcId, new Known<>(List.of(endpoint(vpcId))));
  }

  @Override
  public Reading<List<SecurityGroup>> securityGroups(Collection<String> ids) {
    return new Known<>(groups.stream().filter(one -> ids.contains(one.id())).toList());
  }

  private static VpcEndpoint endpoint(String vpcId) {
    return new VpcEndpoint(
        "vpce-0123456789abcdef0",
        "Gateway",
        vpcId,
        "com.amazonaws.us-east-1.s3",
        "available",
        List.of(),
        false,
        "111122223333",
        Optional.empty());
  }
}
