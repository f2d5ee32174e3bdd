package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.ec2.Ec2Networks;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Reading.Known;
import io.labelguard.core.labeling.Reading.NotPermitted;
import io.labelguard.core.labeling.network.Route;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.dependency.Networks;
import io.labelguard.local.wire.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Reading networks from end to end.
class NetworksPortTest {

  private static final String NETWORKS =
      """
      ,"subnets":[{"SubnetId":"subnet-a","VpcId":"vpc-1","CidrBlock":"10.0.0.0/24"},
        {"SubnetId":"subnet-b","VpcId":"vpc-2"}],
       "routeTables":{"RouteTables":[
        {"RouteTableId":"rtb-1","VpcId":"vpc-1","Associations":[{"Main":true},
          {"Main":false,"SubnetId":"subnet-a"}],"PropagatingVgws":[],
         "Routes":[{"DestinationCidrBlock":"0.0.0.0/0","NatGatewayId":"nat-1","State":"active"},
          {"DestinationPrefixListId":"pl-1","GatewayId":"vpce-0c1d2e3f4a5b60789","State":"blackhole"}]},
        {"RouteTableId":"rtb-2","VpcId":"vpc-2","Associations":[],"Routes":[]}]},
       "securityGroups":[{"GroupId":"sg-1","VpcId":"vpc-1","IpPermissionsEgress":[
         {"IpProtocol":"tcp","FromPort":443,"ToPort":443,"IpRanges":[{"CidrIp":"0.0.0.0/0"}],
          "PrefixListIds":[{"PrefixListId":"pl-1"}],"UserIdGroupPairs":[{"GroupId":"sg-2"}]}]}]
      """;

  private LocalAccount account = new LocalAccount("");

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void subnetsAreReadAndOneThatIsGoneIsLeftOut() {
    start(NETWORKS);
    assertThat(networks().subnets(List.of("subnet-b", "subnet-gone", "subnet-a")))
        .isEqualTo(
            new Known<>(List.of(new Subnet("subnet-a", "vpc-1"), new Subnet("subnet-b", "vpc-2"))));
  }

  @Test
  void theRouteTablesOfOneVpcAreRead() {
    start(NETWORKS);
    assertThat(networks().routeTables("vpc-1"))
        .isEqualTo(
            new Known<>(
                List.of(
                    new RouteTable(
                        "rtb-1",
                        "vpc-1",
                        true,
                        List.of("subnet-a"),
                        List.of(
                            new Route("0.0.0.0/0", "nat-1", true),
                            new Route("pl-1", "vpce-0c1d2e3f4a5b60789", false))))));
    assertThat(networks().routeTables("vpc-9")).isEqualTo(new Known<>(List.of()));
  }

  @Test
  void securityGroupsAreRead() {
    start(NETWORKS);
    assertThat(networks().securityGroups(List.of("sg-1", "sg-gone")))
        .isEqualTo(
            new Known<>(
                List.of(
                    new SecurityGroup(
                        "sg-1",
                        List.of(
                            new SecurityGroup.Rule(
                                "tcp", 443, 443, List.of("0.0.0.0/0", "pl-1", "sg-2")))))));
  }

  @Test
  void theEndpointsOfOneVpcAreRead() {
    List<VpcEndpoint> found = networks().endpoints("vpc-0a1b2c3d4e5f60718").known().orElseThrow();
    assertThat(found)
        .singleElement()
        .satisfies(
            endpoint -> {
              assertThat(endpoint.servesS3(LocalAccount.REGION)).isTrue();
              assertThat(endpoint.policyDocument()).isEqualTo(Optional.empty());
            });
    assertThat(networks().endpoints("vpc-0ffffffffffffffff")).isEqualTo(new Known<>(List.of()));
  }

  @Test
  void whatTheWorldDoesNotGiveIsRefusedAndSaysSo() {
    Map<String, Function<Networks, Reading<?>>> asks =
        Map.of(
            "DescribeSubnets", with -> with.subnets(List.of("subnet-a")),
            "DescribeRouteTables", with -> with.routeTables("vpc-1"),
            "DescribeSecurityGroups", with -> with.securityGroups(List.of("sg-1")));
    asks.forEach(
        (call, ask) ->
            assertThat(ask.apply(networks()))
                .isInstanceOfSatisfying(
                    NotPermitted.class,
                    refused -> {
                      assertThat(refused.permission()).isEqualTo("ec2:" + call);
                      assertThat(refused.reason()).contains("not given in the world");
                    }));
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLED", "SERVER_ERROR", "NOT_FOUND"})
  void aCallThatFailsIsAFailureAndTheNextSucceeds(Fault fault) {
    start(NETWORKS);
    account.aws().faults().next(1, "DescribeRouteTables", fault);
    assertThatThrownBy(() -> networks().routeTables("vpc-1"))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("read the route tables of VPC vpc-1");
    assertThat(networks().routeTables("vpc-1").known()).isPresent();
  }

  @Test
  void aRefusalIsNotAFailure() {
    start(NETWORKS);
    account.aws().faults().next(1, "DescribeSubnets", Fault.ACCESS_DENIED);
    assertThat(networks().subnets(List.of("subnet-a"))).isInstanceOf(NotPermitted.class);
  }

  private void start(String more) {
    account.close();
    account = new LocalAccount(more);
  }

  private Networks networks() {
    return new Ec2Networks(
        new SignedCalls(
            UrlConnectionHttpClient.create(),
            account.credentials(),
            Ec2Networks.addressIn(Region.of(LocalAccount.REGION)).at(account.aws().endpoint())));
  }
}
