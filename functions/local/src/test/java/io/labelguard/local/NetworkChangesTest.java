package io.labelguard.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What recorded calls of EC2 change in the networks of the world.
class NetworkChangesTest {

  private static final String WORLD =
      """
      {"account":"111122223333","region":"us-east-1",
       "routeTables":[
        {"RouteTableId":"rtb-1","VpcId":"vpc-1",
         "Associations":[{"RouteTableAssociationId":"rtbassoc-1","SubnetId":"subnet-1"}],
         "Routes":[{"DestinationPrefixListId":"pl-1","GatewayId":"vpce-1"}]},
        {"RouteTableId":"rtb-2","VpcId":"vpc-1","Associations":[],"Routes":[]}],
       "vpcEndpoints":[
        {"VpcEndpointId":"vpce-1","VpcId":"vpc-1","RouteTableIds":["rtb-1"],"PolicyDocument":"{}"},
        {"VpcEndpointId":"vpce-2","VpcId":"vpc-1"}]}
      """;

  private LocalAws aws;

  @BeforeEach
  void start() {
    aws =
        LocalAws.start(
            World.parse(WORLD),
            "arn:aws:iam::111122223333:role/guard",
            InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z")));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void aDeletedEndpointIsGoneWithItsRoutes() {
    assertThat(
            enact(
                "DeleteVpcEndpoints",
                "{'DeleteVpcEndpointsRequest':{'VpcEndpointId':{'tag':1,'content':'vpce-1'}}}"))
        .isTrue();
    assertThat(texts(endpoints(), "VpcEndpointId")).containsExactly("vpce-2");
    assertThat(table("rtb-1").path("Routes")).isEmpty();
  }

  @Test
  void anEndpointThatCouldNotBeDeletedStays() {
    assertThat(
            enact(
                "DeleteVpcEndpoints",
                """
                {'DeleteVpcEndpointsRequest':{'VpcEndpointId':[{'tag':1,'content':'vpce-1'},
                 {'tag':2,'content':'vpce-2'}]}}
                """,
                """
                {'DeleteVpcEndpointsResponse':{'unsuccessful':{'item':{'resourceId':'vpce-1',
                 'error':{'code':'X'}}}}}
                """))
        .isTrue();
    assertThat(texts(endpoints(), "VpcEndpointId")).containsExactly("vpce-1");
  }

  @Test
  void aModifiedEndpointHasItsNewPolicyTablesAndNames() {
    assertThat(
            enact(
                "ModifyVpcEndpoint",
                """
                {'ModifyVpcEndpointRequest':{'VpcEndpointId':'vpce-1','PolicyDocument':'{ }',
                 'PrivateDnsEnabled':true,'RemoveRouteTableId':{'tag':1,'content':'rtb-1'},
                 'AddRouteTableId':{'tag':1,'content':'rtb-2'}}}
                """))
        .isTrue();
    JsonNode endpoint = endpoints().findFirst().orElseThrow();
    assertThat(endpoint.path("PolicyDocument").asText()).isEqualTo("{ }");
    assertThat(endpoint.path("PrivateDnsEnabled").asBoolean()).isTrue();
    assertThat(endpoint.path("RouteTableIds").toString()).isEqualTo("[\"rtb-2\"]");
  }

  @Test
  void anEndpointWhosePolicyIsResetHasNone() {
    assertThat(
            enact(
                "ModifyVpcEndpoint",
                "{'ModifyVpcEndpointRequest':{'VpcEndpointId':'vpce-1','ResetPolicy':true}}"))
        .isTrue();
    assertThat(endpoints().findFirst().orElseThrow().has("PolicyDocument")).isFalse();
  }

  @Test
  void aSubnetGetsAnotherRouteTable() {
    assertThat(
            enact(
                "ReplaceRouteTableAssociation",
                "{'associationId':'rtbassoc-1','routeTableId':'rtb-2'}"))
        .isTrue();
    assertThat(table("rtb-1").path("Associations")).isEmpty();
    assertThat(table("rtb-2").path("Associations").path(0).path("SubnetId").asText())
        .isEqualTo("subnet-1");
  }

  @Test
  void aSubnetFallsBackToTheMainTable() {
    assertThat(enact("DisassociateRouteTable", "{'associationId':'rtbassoc-1'}")).isTrue();
    assertThat(table("rtb-1").path("Associations")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DeleteVpcEndpoints {'DeleteVpcEndpointsRequest':{'VpcEndpointId':'vpce-9'}}",
        "ModifyVpcEndpoint {'ModifyVpcEndpointRequest':{'VpcEndpointId':'vpce-9'}}",
        "ReplaceRouteTableAssociation {'associationId':'rtbassoc-9','routeTableId':'rtb-2'}",
        "ReplaceRouteTableAssociation {'associationId':'rtbassoc-1','routeTableId':'rtb-9'}",
        "DisassociateRouteTable {'associationId':'rtbassoc-9'}",
        "CreateVpcEndpoint {'CreateVpcEndpointRequest':{'VpcId':'vpc-1'}}",
        "DeleteVpcEndpoints []",
      })
  void whatIsNotThereChangesNothing(String call) {
    World before = aws.state().world();
    String[] parts = call.split(" ", 2);
    assertThat(enact(parts[0], parts[1])).isFalse();
    assertThat(aws.state().world()).isEqualTo(before);
  }

  private boolean enact(String name, String request) {
    return enact(name, request, "null");
  }

  private boolean enact(String name, String request, String response) {
    return aws.state()
        .enact(
            """
            {"source":"aws.ec2","account":"111122223333","region":"us-east-1","detail":{
             "eventSource":"ec2.amazonaws.com","eventName":"%s",
             "requestParameters":%s,"responseElements":%s}}
            """
                .formatted(name, request.replace('\'', '"'), response.replace('\'', '"')));
  }

  private Stream<? extends JsonNode> endpoints() {
    return aws.state().world().vpcEndpoints().stream();
  }

  private JsonNode table(String id) {
    return StreamSupport.stream(aws.state().world().given().get("routeTables").spliterator(), false)
        .filter(table -> table.path("RouteTableId").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(Stream<? extends JsonNode> nodes, String member) {
    return nodes.map(node -> node.path(member).asText()).toList();
  }
}
