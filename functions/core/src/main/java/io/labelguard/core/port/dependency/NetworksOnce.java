package io.labelguard.core.port.dependency;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import java.util.Collection;
import java.util.List;

/// Reads each VPC, subnet and security group once. Of several only those are asked for that nobody
/// asked for before, and none after a refusal.
public final class NetworksOnce implements Networks {

  private final Networks networks;
  private final Once once;
  private final EachOnce<Subnet> subnets;
  private final EachOnce<SecurityGroup> groups;

  public NetworksOnce(Networks networks, Once once) {
    this.networks = networks;
    this.once = once;
    this.subnets =
        new EachOnce<>(
            ids -> once.of(() -> networks.subnets(ids), "subnets", String.join(",", ids)),
            Subnet::id);
    this.groups =
        new EachOnce<>(
            ids -> once.of(() -> networks.securityGroups(ids), "groups", String.join(",", ids)),
            SecurityGroup::id);
  }

  @Override
  public Reading<List<Subnet>> subnets(Collection<String> ids) {
    return subnets.of(ids);
  }

  @Override
  public Reading<List<RouteTable>> routeTables(String vpcId) {
    return once.of(() -> networks.routeTables(vpcId), "route tables of VPC", vpcId);
  }

  @Override
  public Reading<List<VpcEndpoint>> endpoints(String vpcId) {
    return once.of(() -> networks.endpoints(vpcId), "endpoints of VPC", vpcId);
  }

  @Override
  public Reading<List<SecurityGroup>> securityGroups(Collection<String> ids) {
    return groups.of(ids);
  }
}
