package io.labelguard.core.labeling.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which way to S3 a subnet has. Each row is a route table, the endpoints of the VPC and the way.
///
/// A route is `destination>target`, with a `!` behind it where its target is gone. An endpoint is
/// `id/type/service/state` and what else it has: `dns`, or the tables that lead to it.
class WayToS3Test {

  private static final String REGION = "us-east-1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # an endpoint
          | vpce-1/Gateway/s3/available/rtb-1              | through vpce-1
          pl-1>vpce-1 | vpce-1/Gateway/s3/available        | through vpce-1
          pl-1>vpce-1 | vpce-1/Gateway/s3/Available/rtb-1  | through vpce-1
          | vpce-1/gateway/s3/AVAILABLE/rtb-1              | through vpce-1
          | vpce-1/Gateway/s3/available/rtb-9+rtb-1        | through vpce-1
          | vpce-1/Interface/s3/available/dns              | through vpce-1
          0.0.0.0/0>igw-1 | vpce-1/Interface/s3/available/dns           | through vpce-1
          0.0.0.0/0>nat-1 | vpce-1/Gateway/s3/available/rtb-1           | through vpce-1
          0.0.0.0/0>tgw-1 | vpce-1/Gateway/s3/available/rtb-1           | through vpce-1
          | vpce-1/Gateway/s3/available/rtb-1 vpce-2/Interface/s3/available/dns | through vpce-1 vpce-2
          | vpce-1/Gateway/s3/available/rtb-1 vpce-2/Gateway/dynamodb/available/rtb-1 | through vpce-1
          | vpce-1/Interface/s3/pending/dns vpce-2/Interface/s3/available/dns | through vpce-2
          # a NAT gateway
          0.0.0.0/0>nat-1 | | by nat-1
          10.0.0.0/16>local 0.0.0.0/0>nat-1 | | by nat-1
          0.0.0.0/0>nat-1 10.0.0.0/8>tgw-1 | | by nat-1
          0.0.0.0/0>nat-1 pl-2>vpce-2 | vpce-2/Gateway/dynamodb/available/rtb-1 | by nat-1
          0.0.0.0/0>nat-1 | vpce-1/Interface/s3/available | by nat-1
          0.0.0.0/0>nat-1 | vpce-1/Gateway/s3/available/rtb-9 | by nat-1
          # nothing leads there
          | | none
          10.0.0.0/16>local | | none
          0.0.0.0/0>nat-1! | | none
          0.0.0.0/0>igw-1! | | none
          pl-1>vpce-1! | vpce-1/Gateway/s3/available | none
          | vpce-1/Gateway/s3/available/rtb-9 | none
          | vpce-1/Gateway/s3/pending/rtb-1 | none
          | vpce-1/Gateway/s3/deleting/rtb-1 | none
          | vpce-1/Gateway/s3express/available/rtb-1 | none
          pl-2>vpce-2 | vpce-2/Gateway/dynamodb/available/rtb-1 | none
          | vpce-1/Interface/s3/available | none
          | vpce-1/Interface/s3/available/rtb-1 | none
          | vpce-1/Interface/ecr.api/available/dns | none
          | vpce-1/GatewayLoadBalancer/s3/available/dns+rtb-1 | none
          # it cannot be seen
          0.0.0.0/0>igw-1 | | unclear igw-1
          0.0.0.0/0>tgw-1 | | unclear tgw-1
          10.0.0.0/8>tgw-1 | | unclear tgw-1
          0.0.0.0/0>vgw-1 | | unclear vgw-1
          0.0.0.0/0>eni-1 | | unclear eni-1
          10.0.0.0/8>pcx-1 | | unclear pcx-1
          ::/0>eigw-1 | | unclear eigw-1
          52.216.0.0/15>nat-1 | | unclear nat-1
          0.0.0.0/0>vpce-3 | vpce-3/GatewayLoadBalancer/fw/available | unclear vpce-3
          pl-1>vpce-9 | | unclear vpce-9
          0.0.0.0/0>nat-1 pl-1>vpce-9 | | unclear vpce-9
          0.0.0.0/0>nat-1 pl-1>tgw-1 | | unclear tgw-1
          0.0.0.0/0>igw-1 | vpce-1/Interface/s3/available | unclear igw-1
          """)
  void aSubnetHasOneWay(String routes, String endpoints, String way) {
    RouteTable table = new RouteTable("rtb-1", "vpc-1", false, List.of("subnet-1"), routes(routes));
    assertThat(words(WayToS3.of(subnet(), List.of(table), endpoints(endpoints), REGION)))
        .isEqualTo(way);
  }

  @Test
  void theMainTableIsThatOfASubnetWithoutItsOwn() {
    RouteTable other = new RouteTable("rtb-2", "vpc-1", false, List.of("subnet-2"), nat("nat-2"));
    RouteTable main = new RouteTable("rtb-1", "vpc-1", true, List.of(), nat("nat-1"));
    assertThat(words(WayToS3.of(subnet(), List.of(other, main), List.of(), REGION)))
        .isEqualTo("by nat-1");
  }

  @Test
  void aTableOfItsOwnGoesBeforeTheMainOne() {
    RouteTable main = new RouteTable("rtb-1", "vpc-1", true, List.of(), nat("nat-1"));
    RouteTable own = new RouteTable("rtb-2", "vpc-1", false, List.of("subnet-1"), List.of());
    assertThat(words(WayToS3.of(subnet(), List.of(main, own), List.of(), REGION)))
        .isEqualTo("none");
  }

  @Test
  void theMainTableOfAnotherVpcIsNotTaken() {
    RouteTable main = new RouteTable("rtb-1", "vpc-2", true, List.of(), nat("nat-1"));
    assertThat(WayToS3.of(subnet(), List.of(main), List.of(), REGION))
        .isEqualTo(new WayToS3.Unclear(List.of()));
  }

  @Test
  void anEndpointOfAnotherRegionIsNoWay() {
    assertThat(
            words(
                WayToS3.of(
                    subnet(),
                    List.of(new RouteTable("rtb-1", "vpc-1", true, List.of(), List.of())),
                    endpoints("vpce-1/Gateway/s3/available/rtb-1"),
                    "eu-west-1")))
        .isEqualTo("none");
  }

  private static Subnet subnet() {
    return new Subnet("subnet-1", "vpc-1");
  }

  private static List<Route> nat(String gateway) {
    return List.of(new Route("0.0.0.0/0", gateway, true));
  }

  private static List<Route> routes(String written) {
    return words(written)
        .map(
            route -> {
              String[] ends = route.replace("!", "").split(">", 2);
              return new Route(ends[0], ends[1], !route.endsWith("!"));
            })
        .toList();
  }

  private static List<VpcEndpoint> endpoints(String written) {
    return words(written).map(WayToS3Test::endpoint).toList();
  }

  private static VpcEndpoint endpoint(String written) {
    String[] parts = (written + "/").split("/", -1);
    List<String> more = Arrays.asList(parts[4].split("[+]"));
    return new VpcEndpoint(
        parts[0],
        parts[1],
        "vpc-1",
        "com.amazonaws." + REGION + "." + parts[2],
        parts[3],
        more.stream().filter(one -> one.startsWith("rtb-")).toList(),
        more.contains("dns"),
        "111122223333",
        Optional.empty());
  }

  private static Stream<String> words(String written) {
    return written == null ? Stream.of() : Stream.of(written.split(" "));
  }

  private static String words(WayToS3 way) {
    return switch (way) {
      case WayToS3.Endpoints(List<VpcEndpoint> used) ->
          "through " + used.stream().map(VpcEndpoint::id).collect(Collectors.joining(" "));
      case WayToS3.Nat(String gateway) -> "by " + gateway;
      case WayToS3.Unclear(List<Route> routes) ->
          "unclear " + routes.stream().map(Route::target).collect(Collectors.joining(" "));
      case WayToS3.None(String table) -> {
        assertThat(table).startsWith("rtb-");
        yield "none";
      }
    };
  }
}
