package io.labelguard.aws.ec2;

import io.labelguard.aws.signed.XmlElement;
import io.labelguard.core.labeling.network.Route;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads networks from EC2's answers.
final class NetworkXml {

  /// The members of a route that name where it goes to.
  private static final List<String> DESTINATIONS =
      List.of("destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId");

  /// The members of a route that name what it leads to. A NAT instance has an interface, too: the
  /// first that is there counts.
  private static final List<String> TARGETS =
      List.of(
          "natGatewayId",
          "transitGatewayId",
          "gatewayId",
          "vpcPeeringConnectionId",
          "localGatewayId",
          "carrierGatewayId",
          "egressOnlyInternetGatewayId",
          "coreNetworkArn",
          "instanceId",
          "networkInterfaceId",
          "odbNetworkArn");

  private NetworkXml() {}

  static Subnet subnet(XmlElement item) {
    return new Subnet(item.textOf("subnetId"), item.textOf("vpcId"));
  }

  static RouteTable routeTable(XmlElement item) {
    List<XmlElement> associations = items(item, "associationSet").toList();
    return new RouteTable(
        item.textOf("routeTableId"),
        item.textOf("vpcId"),
        associations.stream().anyMatch(one -> one.textOf("main").equals("true")),
        associations.stream()
            .map(one -> one.textOf("subnetId"))
            .filter(subnet -> !subnet.isEmpty())
            .toList(),
        items(item, "routeSet").map(NetworkXml::route).toList());
  }

  private static Route route(XmlElement item) {
    return new Route(
        first(item, DESTINATIONS), first(item, TARGETS), !item.textOf("state").equals("blackhole"));
  }

  private static String first(XmlElement item, List<String> members) {
    return members.stream()
        .map(item::textOf)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  static VpcEndpoint endpoint(XmlElement item) {
    boolean onlyFromOutside =
        item.child("dnsOptions")
            .map(options -> options.textOf("privateDnsOnlyForInboundResolverEndpoint"))
            .filter("true"::equals)
            .isPresent();
    return new VpcEndpoint(
        item.textOf("vpcEndpointId"),
        item.textOf("vpcEndpointType"),
        item.textOf("vpcId"),
        item.textOf("serviceName"),
        item.textOf("state"),
        items(item, "routeTableIdSet").map(XmlElement::text).toList(),
        item.textOf("privateDnsEnabled").equals("true") && !onlyFromOutside,
        item.textOf("ownerId"),
        Optional.of(item.textOf("policyDocument")).filter(text -> !text.isBlank()));
  }

  static SecurityGroup securityGroup(XmlElement item) {
    return new SecurityGroup(
        item.textOf("groupId"), items(item, "ipPermissionsEgress").map(NetworkXml::rule).toList());
  }

  private static SecurityGroup.Rule rule(XmlElement item) {
    return new SecurityGroup.Rule(
        item.textOf("ipProtocol"),
        port(item.textOf("fromPort")),
        port(item.textOf("toPort")),
        Stream.of(
                texts(item, "ipRanges", "cidrIp"),
                texts(item, "ipv6Ranges", "cidrIpv6"),
                texts(item, "prefixListIds", "prefixListId"),
                texts(item, "groups", "groupId"))
            .flatMap(all -> all)
            .toList());
  }

  /// A rule without ports is on all of them.
  private static int port(String text) {
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
  }

  private static Stream<String> texts(XmlElement item, String list, String member) {
    return items(item, list).map(one -> one.textOf(member)).filter(text -> !text.isEmpty());
  }

  private static Stream<XmlElement> items(XmlElement item, String list) {
    return item.children(list).stream().flatMap(set -> set.children("item").stream());
  }
}
