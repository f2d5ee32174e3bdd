package io.labelguard.core.check;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.network.NetworkReadings;
import io.labelguard.core.labeling.network.Route;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.policy.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The networks in a case's block `json networks`: `subnets`, `routeTables`, `vpcEndpoints` and
/// `securityGroups`, each as the AWS CLI prints it. A list that is given is complete; of one that
/// is absent nothing is given, but for `vpcEndpoints`, where it is none.
final class PageNetworks {

  private final Json.Obj root;

  /// The text that the block was read from.
  private final String text;

  private PageNetworks(Json.Obj root, String text) {
    this.root = root;
    this.text = text;
  }

  /// @param situation names the subnets, groups and VPCs that matter
  static NetworkReadings of(Json block, String text, Situation situation) {
    return new PageNetworks((Json.Obj) block, text).readings(situation);
  }

  private NetworkReadings readings(Situation situation) {
    List<String> subnets =
        situation.jobs().stream().flatMap(job -> job.description().subnets().stream()).toList();
    List<String> groups =
        situation.jobs().stream()
            .flatMap(job -> job.description().securityGroupIds().stream())
            .toList();
    Optional<List<Subnet>> known =
        list("subnets", one -> new Subnet(text(one, "SubnetId"), text(one, "VpcId")));
    List<String> vpcs =
        Stream.concat(
                known.stream().flatMap(List::stream).map(Subnet::vpcId),
                situation.workforce().flatMap(one -> one.vpc()).map(vpc -> vpc.id()).stream())
            .distinct()
            .toList();
    List<VpcEndpoint> endpoints = list("vpcEndpoints", this::endpoint).orElse(List.of());
    return new NetworkReadings(
        byId(subnets, known, Subnet::id),
        byVpc(vpcs, list("routeTables", this::routeTable), RouteTable::vpcId),
        byVpc(vpcs, Optional.of(endpoints), VpcEndpoint::vpcId),
        byId(groups, list("securityGroups", this::group), SecurityGroup::id));
  }

  private static <T> Map<String, Reading<Optional<T>>> byId(
      List<String> ids, Optional<List<T>> all, Function<T, String> id) {
    Map<String, Reading<Optional<T>>> each = new TreeMap<>();
    all.ifPresent(
        given ->
            ids.forEach(
                one ->
                    each.put(
                        one,
                        new Reading.Known<>(
                            given.stream().filter(it -> id.apply(it).equals(one)).findFirst()))));
    return each;
  }

  private static <T> Map<String, Reading<List<T>>> byVpc(
      List<String> vpcs, Optional<List<T>> all, Function<T, String> vpc) {
    return all.map(
            given ->
                vpcs.stream()
                    .collect(
                        Collectors.toMap(
                            one -> one,
                            one ->
                                (Reading<List<T>>)
                                    new Reading.Known<List<T>>(
                                        given.stream()
                                            .filter(it -> vpc.apply(it).equals(one))
                                            .toList()))))
        .orElseGet(Map::of);
  }

  private <T> Optional<List<T>> list(String name, Function<Json.Obj, T> read) {
    return root.all(name).stream().findFirst().map(list -> objects(list).map(read).toList());
  }

  private RouteTable routeTable(Json.Obj table) {
    List<Json.Obj> associations = in(table, "Associations").toList();
    return new RouteTable(
        text(table, "RouteTableId"),
        text(table, "VpcId"),
        associations.stream().anyMatch(one -> isTrue(one, "Main")),
        associations.stream()
            .map(one -> text(one, "SubnetId"))
            .filter(subnet -> !subnet.isEmpty())
            .toList(),
        in(table, "Routes").map(PageNetworks::route).toList());
  }

  private static Route route(Json.Obj route) {
    return new Route(
        text(route, "DestinationCidrBlock") + text(route, "DestinationPrefixListId"),
        text(route, "GatewayId") + text(route, "NatGatewayId") + text(route, "TransitGatewayId"),
        !text(route, "State").equals("blackhole"));
  }

  private VpcEndpoint endpoint(Json.Obj endpoint) {
    return new VpcEndpoint(
        text(endpoint, "VpcEndpointId"),
        text(endpoint, "VpcEndpointType"),
        text(endpoint, "VpcId"),
        text(endpoint, "ServiceName"),
        text(endpoint, "State"),
        endpoint.all("RouteTableIds").stream()
            .flatMap(list -> ((Json.Arr) list).items().stream())
            .map(id -> ((Json.Str) id).value())
            .toList(),
        isTrue(endpoint, "PrivateDnsEnabled"),
        text(endpoint, "OwnerId"),
        endpoint.all("PolicyDocument").stream().findFirst().map(policy -> policy.span().of(text)));
  }

  private SecurityGroup group(Json.Obj group) {
    return new SecurityGroup(
        text(group, "GroupId"), in(group, "IpPermissionsEgress").map(PageNetworks::rule).toList());
  }

  private static SecurityGroup.Rule rule(Json.Obj rule) {
    return new SecurityGroup.Rule(
        text(rule, "IpProtocol"),
        port(rule, "FromPort"),
        port(rule, "ToPort"),
        in(rule, "IpRanges").map(range -> text(range, "CidrIp")).toList());
  }

  private static int port(Json.Obj rule, String name) {
    return rule.all(name).stream()
        .map(number -> Integer.parseInt(((Json.Num) number).literal()))
        .findFirst()
        .orElse(-1);
  }

  private static Stream<Json.Obj> in(Json.Obj object, String name) {
    return object.all(name).stream().flatMap(PageNetworks::objects);
  }

  private static Stream<Json.Obj> objects(Json list) {
    return ((Json.Arr) list).items().stream().map(Json.Obj.class::cast);
  }

  private static boolean isTrue(Json.Obj object, String name) {
    return object.all(name).stream()
        .anyMatch(value -> value instanceof Json.Bool(boolean is, _) && is);
  }

  private static String text(Json.Obj object, String name) {
    return object.all(name).stream()
        .map(value -> ((Json.Str) value).value())
        .findFirst()
        .orElse("");
  }
}
