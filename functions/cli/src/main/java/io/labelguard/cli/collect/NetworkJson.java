package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.network.Route;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.local.json.JsonTrees;
import java.util.Map;

/// Writes networks as the AWS CLI prints them, with the members that Labelguard reads.
final class NetworkJson {

  private static final String VPC_ID = "VpcId";
  private static final String SUBNET_ID = "SubnetId";

  /// The members that name what a route leads to, by how the id of that begins. A gateway endpoint,
  /// an internet gateway and the VPC itself are all a `GatewayId`.
  private static final Map<String, String> TARGETS =
      Map.of(
          "nat-", "NatGatewayId",
          "tgw-", "TransitGatewayId",
          "pcx-", "VpcPeeringConnectionId",
          "lgw-", "LocalGatewayId",
          "cagw-", "CarrierGatewayId",
          "eigw-", "EgressOnlyInternetGatewayId",
          "arn:", "CoreNetworkArn",
          "i-", "InstanceId",
          "eni-", "NetworkInterfaceId");

  private NetworkJson() {}

  static ObjectNode of(Subnet subnet) {
    return JsonTrees.object().put(SUBNET_ID, subnet.id()).put(VPC_ID, subnet.vpcId());
  }

  static ObjectNode of(RouteTable table) {
    ObjectNode json = JsonTrees.object().put("RouteTableId", table.id()).put(VPC_ID, table.vpcId());
    ArrayNode associations = json.putArray("Associations");
    if (table.main()) {
      associations.addObject().put("Main", true);
    }
    table
        .subnets()
        .forEach(subnet -> associations.addObject().put("Main", false).put(SUBNET_ID, subnet));
    ArrayNode routes = json.putArray("Routes");
    table.routes().forEach(route -> routes.add(of(route)));
    return json;
  }

  private static ObjectNode of(Route route) {
    String to = route.destination();
    String target =
        TARGETS.entrySet().stream()
            .filter(kind -> route.target().startsWith(kind.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("GatewayId");
    return JsonTrees.object()
        .put(
            to.startsWith("pl-")
                ? "DestinationPrefixListId"
                : to.contains(":") ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock",
            to)
        .put(target, route.target())
        .put("State", route.active() ? "active" : "blackhole");
  }

  static ObjectNode of(VpcEndpoint endpoint) {
    ObjectNode json =
        JsonTrees.object()
            .put("VpcEndpointId", endpoint.id())
            .put("VpcEndpointType", endpoint.type())
            .put(VPC_ID, endpoint.vpcId())
            .put("ServiceName", endpoint.service())
            .put("State", endpoint.state())
            .put("PrivateDnsEnabled", endpoint.privateDns())
            .put("OwnerId", endpoint.owner());
    ArrayNode tables = json.putArray("RouteTableIds");
    endpoint.routeTables().forEach(tables::add);
    endpoint.policyDocument().ifPresent(text -> json.put("PolicyDocument", text));
    return json;
  }

  static ObjectNode of(SecurityGroup group) {
    ObjectNode json = JsonTrees.object().put("GroupId", group.id());
    ArrayNode rules = json.putArray("IpPermissionsEgress");
    group.egress().forEach(rule -> rules.add(of(rule)));
    return json;
  }

  private static ObjectNode of(SecurityGroup.Rule rule) {
    ObjectNode json = JsonTrees.object().put("IpProtocol", rule.protocol());
    if (rule.fromPort() >= 0) {
      json.put("FromPort", rule.fromPort());
    }
    if (rule.toPort() >= 0) {
      json.put("ToPort", rule.toPort());
    }
    for (String to : rule.destinations()) {
      if (to.startsWith("pl-")) {
        json.withArray("PrefixListIds").addObject().put("PrefixListId", to);
      } else if (to.startsWith("sg-")) {
        json.withArray("UserIdGroupPairs").addObject().put("GroupId", to);
      } else if (to.contains(":")) {
        json.withArray("Ipv6Ranges").addObject().put("CidrIpv6", to);
      } else {
        json.withArray("IpRanges").addObject().put("CidrIp", to);
      }
    }
    return json;
  }
}
