package io.labelguard.core.guard;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Reading.Known;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.dependency.Networks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The networks of an account in memory. A VPC of which nothing is said has an endpoint for S3.
public final class TestNetworks implements Networks {

  public final List<Subnet> subnets = new ArrayList<>();
  public final List<RouteTable> routeTables = new ArrayList<>();
  public final Map<String, Reading<List<VpcEndpoint>>> endpoints = new TreeMap<>();
  public final List<SecurityGroup> groups = new ArrayList<>();

  /// The calls that were made, such as `DescribeSubnets subnet-1`.
  public final List<String> calls = new ArrayList<>();

  /// The calls that AWS refuses, such as `DescribeSubnets`.
  public final Set<String> refused = new TreeSet<>();

  /// The calls that fail.
  public final Set<String> failing = new TreeSet<>();

  @Override
  public Reading<List<Subnet>> subnets(Collection<String> ids) {
    return call(
        "DescribeSubnets",
        String.join(" ", ids),
        () -> new Known<>(subnets.stream().filter(one -> ids.contains(one.id())).toList()));
  }

  @Override
  public Reading<List<RouteTable>> routeTables(String vpcId) {
    return call(
        "DescribeRouteTables",
        vpcId,
        () -> new Known<>(routeTables.stream().filter(one -> one.vpcId().equals(vpcId)).toList()));
  }

  @Override
  public Reading<List<VpcEndpoint>> endpoints(String vpcId) {
    return call(
        "DescribeVpcEndpoints",
        vpcId,
        () -> endpoints.getOrDefault(vpcId, new Known<>(List.of(endpoint(vpcId)))));
  }

  @Override
  public Reading<List<SecurityGroup>> securityGroups(Collection<String> ids) {
    return call(
        "DescribeSecurityGroups",
        String.join(" ", ids),
        () -> new Known<>(groups.stream().filter(one -> ids.contains(one.id())).toList()));
  }

  private <T> Reading<T> call(String name, String of, Supplier<Reading<T>> answer) {
    calls.add(name + " " + of);
    if (failing.contains(name)) {
      throw new CallFailedException(new CallFailure("call ec2:" + name, "throttled", false));
    }
    return refused.contains(name)
        ? new Reading.NotPermitted<>("ec2:" + name, "HTTP 403, UnauthorizedOperation: no")
        : answer.get();
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
