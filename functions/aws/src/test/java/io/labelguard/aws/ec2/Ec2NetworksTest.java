package io.labelguard.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.LoopbackAws.Ask;
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
import io.labelguard.policy.layer.Layer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Reading networks from EC2's answers.
class Ec2NetworksTest {

  @Test
  void theRequestIsEc2sQueryFormAndSigned() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(answer("vpcEndpointSet", "")))) {
      assertThat(networks(aws).endpoints("vpc-1&x=y")).isEqualTo(new Known<>(List.of()));
      Ask asked = aws.asked().getFirst();
      assertThat(asked.body())
          .isEqualTo(
              "Action=DescribeVpcEndpoints&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1%26x%3Dy"
                  + "&Version=2016-11-15");
      assertThat(asked.headers().get("authorization"))
          .startsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/")
          .contains("/us-east-1/ec2/aws4_request");
    }
  }

  @Test
  void anEndpointIsReadWithAllThatDecides() {
    String read =
        """
        <item><vpcEndpointId>vpce-1</vpcEndpointId><vpcEndpointType>Gateway</vpcEndpointType>
        <vpcId>vpc-1</vpcId><serviceName>com.amazonaws.us-east-1.s3</serviceName>
        <state>Available</state><policyDocument>{"Statement":[]}</policyDocument>
        <routeTableIdSet><item>rtb-2</item><item>rtb-1</item></routeTableIdSet>
        <groupSet><item><groupId>sg-1</groupId></item></groupSet>
        <privateDnsEnabled>false</privateDnsEnabled><ownerId>111122223333</ownerId>
        <tagSet><item><key>serviceName</key><value>x</value></item></tagSet></item>
        """;
    VpcEndpoint endpoint = only(endpoints(read));
    assertThat(endpoint)
        .isEqualTo(
            new VpcEndpoint(
                "vpce-1",
                "Gateway",
                "vpc-1",
                "com.amazonaws.us-east-1.s3",
                "Available",
                List.of("rtb-2", "rtb-1"),
                false,
                "111122223333",
                Optional.of("{\"Statement\":[]}")));
    assertThat(endpoint.servesS3("us-east-1")).isTrue();
    assertThat(endpoint.policy()).isInstanceOf(Layer.Policies.class);
  }

  @ParameterizedTest
  @CsvSource({"true, '', true", "true, false, true", "true, true, false", "false, false, false"})
  void namesLeadToAnEndpointUnlessOnlyFromOutsideTheVpc(
      String enabled, String onlyForInbound, boolean leads) {
    String options =
        onlyForInbound.isEmpty()
            ? ""
            : "<dnsOptions><privateDnsOnlyForInboundResolverEndpoint>"
                + onlyForInbound
                + "</privateDnsOnlyForInboundResolverEndpoint></dnsOptions>";
    String read = "<item><privateDnsEnabled>" + enabled + "</privateDnsEnabled>" + options;
    assertThat(only(endpoints(read + "</item>")).privateDns()).isEqualTo(leads);
  }

  @Test
  void anEndpointWithoutAPolicyAllowsEverythingAndOfAnUnreadableOneNothingIsKnown() {
    assertThat(only(endpoints("<item><policyDocument/></item>")).policy())
        .isEqualTo(Layer.NOT_GIVEN);
    assertThat(only(endpoints("<item><policyDocument>{</policyDocument></item>")).policy())
        .isEqualTo(Layer.NOT_READ);
  }

  @Test
  void aRouteTableIsReadWithItsRoutes() {
    String read =
        """
        <item><routeTableId>rtb-1</routeTableId><vpcId>vpc-1</vpcId><associationSet>
        <item><routeTableId>rtb-1</routeTableId><main>true</main></item>
        <item><subnetId>subnet-1</subnetId><main>false</main></item></associationSet><routeSet>
        <item><destinationCidrBlock>10.0.0.0/16</destinationCidrBlock><gatewayId>local</gatewayId>
        <state>active</state></item>
        <item><destinationPrefixListId>pl-1</destinationPrefixListId><gatewayId>vpce-1</gatewayId>
        <state>active</state></item>
        <item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><natGatewayId>nat-1</natGatewayId>
        <state>blackhole</state></item>
        <item><destinationIpv6CidrBlock>::/0</destinationIpv6CidrBlock>
        <egressOnlyInternetGatewayId>eigw-1</egressOnlyInternetGatewayId></item>
        <item><destinationCidrBlock>10.9.0.0/16</destinationCidrBlock><instanceId>i-1</instanceId>
        <networkInterfaceId>eni-1</networkInterfaceId><state>active</state></item></routeSet></item>
        """;
    RouteTable table = only(ask(answer("routeTableSet", read), with -> with.routeTables("vpc-1")));
    assertThat(table)
        .isEqualTo(
            new RouteTable(
                "rtb-1",
                "vpc-1",
                true,
                List.of("subnet-1"),
                List.of(
                    new Route("10.0.0.0/16", "local", true),
                    new Route("pl-1", "vpce-1", true),
                    new Route("0.0.0.0/0", "nat-1", false),
                    new Route("::/0", "eigw-1", true),
                    new Route("10.9.0.0/16", "i-1", true))));
  }

  @Test
  void aSecurityGroupIsReadWithWhatMayLeave() {
    String read =
        """
        <item><groupId>sg-1</groupId><ipPermissions><item><ipProtocol>tcp</ipProtocol></item>
        </ipPermissions><ipPermissionsEgress>
        <item><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort><toPort>444</toPort>
        <ipRanges><item><cidrIp>10.0.0.0/8</cidrIp></item></ipRanges>
        <ipv6Ranges><item><cidrIpv6>::/0</cidrIpv6></item></ipv6Ranges>
        <prefixListIds><item><prefixListId>pl-1</prefixListId></item></prefixListIds>
        <groups><item><groupId>sg-2</groupId><userId>111122223333</userId></item></groups></item>
        <item><ipProtocol>-1</ipProtocol><ipRanges/></item></ipPermissionsEgress></item>
        """;
    SecurityGroup group =
        only(ask(answer("securityGroupInfo", read), with -> with.securityGroups(ids("sg-1"))));
    assertThat(group)
        .isEqualTo(
            new SecurityGroup(
                "sg-1",
                List.of(
                    new SecurityGroup.Rule(
                        "tcp", 443, 444, List.of("10.0.0.0/8", "::/0", "pl-1", "sg-2")),
                    new SecurityGroup.Rule("-1", -1, -1, List.of()))));
  }

  @Test
  void furtherPagesAreAsked() {
    try (LoopbackAws aws =
        new LoopbackAws(
            ask ->
                Answer.ok(
                    ask.body().contains("NextToken=t%2B1")
                        ? answer("subnetSet", subnet("subnet-2"))
                        : answer("subnetSet", subnet("subnet-1"))
                            .replace("</Answer>", "<nextToken>t+1</nextToken></Answer>")))) {
      assertThat(networks(aws).subnets(ids("subnet-2", "subnet-1")))
          .isEqualTo(
              new Known<>(
                  List.of(new Subnet("subnet-1", "vpc-1"), new Subnet("subnet-2", "vpc-1"))));
      assertThat(aws.asked()).hasSize(2);
    }
  }

  @Test
  void manySubnetsAreAskedForInSeveralCallsAndNoneInNone() {
    List<String> many = IntStream.range(0, 201).mapToObj(i -> "subnet-%03d".formatted(i)).toList();
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(answer("subnetSet", "")))) {
      assertThat(networks(aws).subnets(List.of())).isEqualTo(new Known<>(List.of()));
      assertThat(aws.asked()).isEmpty();
      assertThat(networks(aws).subnets(many)).isEqualTo(new Known<>(List.of()));
      assertThat(aws.asked()).hasSize(2);
      assertThat(aws.asked().getLast().body()).contains("Filter.1.Value.1=subnet-200");
    }
  }

  @Test
  void whatWasNotAskedForIsLeftOut() {
    String both = subnet("subnet-1") + subnet("subnet-12");
    Reading<List<Subnet>> found =
        ask(answer("subnetSet", both), with -> with.subnets(ids("subnet-1")));
    assertThat(found).isEqualTo(new Known<>(List.of(new Subnet("subnet-1", "vpc-1"))));
  }

  @ParameterizedTest
  @CsvSource({"403, UnauthorizedOperation", "403, ''", "400, UnauthorizedOperation"})
  void aRefusalNamesTheCall(int status, String code) {
    Reading<List<RouteTable>> answer =
        ask(Answer.status(status, error(code, "no")), with -> with.routeTables("vpc-1"));
    assertThat(answer)
        .isInstanceOfSatisfying(
            NotPermitted.class,
            refused -> assertThat(refused.permission()).isEqualTo("ec2:DescribeRouteTables"));
  }

  @Test
  void failuresAreLetOut() {
    for (Answer failure :
        List.of(
            Answer.status(503, error("RequestLimitExceeded", "slow down")),
            Answer.status(500, ""),
            Answer.status(404, "not here"),
            Answer.status(400, error("InvalidParameterValue", "no")),
            Answer.lost(),
            Answer.ok("no xml"),
            Answer.ok(
                answer("subnetSet", "").replace("</Answer>", "<nextToken>a</nextToken></Answer>")),
            Answer.ok("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>"))) {
      assertThatThrownBy(() -> ask(failure, with -> with.subnets(ids("subnet-1"))))
          .as(failure.toString())
          .isInstanceOf(CallFailedException.class)
          .hasMessageContaining("read subnets subnet-1");
    }
  }

  @Test
  void theAddressFollowsThePartition() {
    assertThat(Ec2Networks.addressIn(Region.EU_WEST_1).endpoint())
        .isEqualTo(URI.create("https://ec2.eu-west-1.amazonaws.com"));
    assertThat(Ec2Networks.addressIn(Region.CN_NORTH_1).endpoint())
        .isEqualTo(URI.create("https://ec2.cn-north-1.amazonaws.com.cn"));
  }

  private static List<String> ids(String... ids) {
    return List.of(ids);
  }

  private static Reading<List<VpcEndpoint>> endpoints(String items) {
    return ask(answer("vpcEndpointSet", items), with -> with.endpoints("vpc-1"));
  }

  private static <T> T ask(String body, Function<Ec2Networks, T> call) {
    return ask(Answer.ok(body), call);
  }

  private static <T> T ask(Answer answer, Function<Ec2Networks, T> call) {
    try (LoopbackAws aws = new LoopbackAws(_ -> answer)) {
      return call.apply(networks(aws));
    }
  }

  private static <T> T only(Reading<List<T>> reading) {
    List<T> all = reading.known().orElseThrow();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static Ec2Networks networks(LoopbackAws aws) {
    return new Ec2Networks(
        new SignedCalls(
            UrlConnectionHttpClient.create(),
            LoopbackAws.credentials(),
            Ec2Networks.addressIn(Region.US_EAST_1).at(aws.uri())));
  }

  private static String subnet(String id) {
    return "<item><subnetId>" + id + "</subnetId><vpcId>vpc-1</vpcId></item>";
  }

  private static String answer(String list, String items) {
    return "<Answer xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>r</requestId><"
        + list
        + ">"
        + items
        + "</"
        + list
        + "></Answer>";
  }

  private static String error(String code, String message) {
    return "<Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors></Response>"
        .formatted(code, message);
  }
}
