package io.labelguard.local.ec2;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What EC2 describes of networks.
enum NetworkKind {
  SUBNETS(
      "DescribeSubnets",
      "subnets",
      "subnetSet",
      "SubnetId",
      "InvalidSubnetID.NotFound",
      Map.of("subnet-id", member("SubnetId"), "vpc-id", member("VpcId"))),
  ROUTE_TABLES(
      "DescribeRouteTables",
      "routeTables",
      "routeTableSet",
      "RouteTableId",
      "InvalidRouteTableID.NotFound",
      Map.of(
          "route-table-id",
          member("RouteTableId"),
          "vpc-id",
          member("VpcId"),
          "association.subnet-id",
          each("Associations", "SubnetId"),
          "association.main",
          each("Associations", "Main"))),
  VPC_ENDPOINTS(
      "DescribeVpcEndpoints",
      "vpcEndpoints",
      "vpcEndpointSet",
      "VpcEndpointId",
      "InvalidVpcEndpointId.NotFound",
      Map.of(
          "vpc-endpoint-id",
          member("VpcEndpointId"),
          "vpc-endpoint-type",
          member("VpcEndpointType"),
          "vpc-id",
          member("VpcId"),
          "service-name",
          member("ServiceName"),
          "vpc-endpoint-state",
          member("State"))),
  SECURITY_GROUPS(
      "DescribeSecurityGroups",
      "securityGroups",
      "securityGroupInfo",
      "GroupId",
      "InvalidGroup.NotFound",
      Map.of("group-id", member("GroupId"), "vpc-id", member("VpcId")));

  private final String operation;
  private final String worldMember;
  private final String xmlList;
  private final String idMember;
  private final String notFound;

  @SuppressWarnings(
      "ImmutableEnumChecker") // The map cannot be changed, and its functions keep nothing.
  private final Map<String, Function<JsonNode, List<String>>> filters;

  NetworkKind(
      String operation,
      String worldMember,
      String xmlList,
      String idMember,
      String notFound,
      Map<String, Function<JsonNode, List<String>>> filters) {
    this.operation = operation;
    this.worldMember = worldMember;
    this.xmlList = xmlList;
    this.idMember = idMember;
    this.notFound = notFound;
    this.filters = filters;
  }

  private static Function<JsonNode, List<String>> member(String name) {
    return item -> List.of(item.path(name).asText());
  }

  private static Function<JsonNode, List<String>> each(String list, String name) {
    return item -> items(item.path(list)).map(one -> one.path(name).asText()).toList();
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /// The operation that describes them.
  String operation() {
    return operation;
  }

  /// The member of a world that lists them.
  String worldMember() {
    return worldMember;
  }

  /// The list in the operation's answer.
  String xmlList() {
    return xmlList;
  }

  /// The member that is their id, and the parameter that names some of them.
  String idMember() {
    return idMember;
  }

  /// The code of the error where there is none of an id.
  String notFound() {
    return notFound;
  }

  /// What each filter looks at, by the filter's name.
  Map<String, Function<JsonNode, List<String>>> filters() {
    return filters;
  }
}
