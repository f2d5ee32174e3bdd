package io.labelguard.core.port;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Reading.Known;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// Reads each VPC, subnet and security group once. Of several only those are asked for that nobody
/// asked for before, and none after a refusal.
final class NetworksReadOnce implements Networks {

  private final Networks networks;
  private final SourcesReadOnce once;
  private final Each<Subnet> subnets;
  private final Each<SecurityGroup> groups;

  NetworksReadOnce(Networks networks, SourcesReadOnce once) {
    this.networks = networks;
    this.once = once;
    this.subnets =
        new Each<>(
            ids -> once.once(() -> networks.subnets(ids), "subnets", String.join(",", ids)),
            Subnet::id);
    this.groups =
        new Each<>(
            ids -> once.once(() -> networks.securityGroups(ids), "groups", String.join(",", ids)),
            SecurityGroup::id);
  }

  @Override
  public Reading<List<Subnet>> subnets(Collection<String> ids) {
    return subnets.of(ids);
  }

  @Override
  public Reading<List<RouteTable>> routeTables(String vpcId) {
    return once.once(() -> networks.routeTables(vpcId), "route tables of VPC", vpcId);
  }

  @Override
  public Reading<List<VpcEndpoint>> endpoints(String vpcId) {
    return once.once(() -> networks.endpoints(vpcId), "endpoints of VPC", vpcId);
  }

  @Override
  public Reading<List<SecurityGroup>> securityGroups(Collection<String> ids) {
    return groups.of(ids);
  }

  /// Things of one kind that are asked for by id, several at once.
  private static final class Each<T> {

    private final Function<Collection<String>, Reading<List<T>>> ask;
    private final Function<T, String> id;
    private final Map<String, Optional<T>> known = new HashMap<>();
    private Optional<Reading<List<T>>> refusal = Optional.empty();

    Each(Function<Collection<String>, Reading<List<T>>> ask, Function<T, String> id) {
      this.ask = ask;
      this.id = id;
    }

    Reading<List<T>> of(Collection<String> ids) {
      TreeSet<String> further = new TreeSet<>(ids);
      further.removeAll(known.keySet());
      if (!further.isEmpty()) {
        Reading<List<T>> answer = refusal.orElseGet(() -> ask.apply(further));
        if (!(answer instanceof Known<List<T>>(List<T> found))) {
          refusal = Optional.of(answer);
          return answer;
        }
        further.forEach(one -> known.put(one, Optional.empty()));
        found.forEach(one -> known.put(id.apply(one), Optional.of(one)));
      }
      return new Known<>(
          new TreeSet<>(ids)
              .stream()
                  .flatMap(one -> known.getOrDefault(one, Optional.empty()).stream())
                  .toList());
    }
  }
}
