package io.labelguard.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.Forms;
import io.labelguard.local.wire.QueryService;
import io.labelguard.local.wire.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Serves EC2's DescribeVpcEndpoints from the endpoints of the world.
public final class LocalVpcEndpoints {

  /// A member of an endpoint, with its names in the XML and in filters.
  private record Member(String json, String xml, String filter) {}

  private static final List<Member> MEMBERS =
      List.of(
          new Member("VpcEndpointId", "vpcEndpointId", "vpc-endpoint-id"),
          new Member("VpcEndpointType", "vpcEndpointType", "vpc-endpoint-type"),
          new Member("VpcId", "vpcId", "vpc-id"),
          new Member("ServiceName", "serviceName", "service-name"),
          new Member("State", "state", "vpc-endpoint-state"),
          new Member("PolicyDocument", "policyDocument", ""));

  private final List<ObjectNode> endpoints;

  public LocalVpcEndpoints(List<ObjectNode> endpoints) {
    this.endpoints = List.copyOf(endpoints);
  }

  public QueryService service() {
    return new QueryService(
        "ec2",
        "http://ec2.amazonaws.com/doc/2016-11-15/",
        Map.of("DescribeVpcEndpoints", this::describe),
        QueryService.Shape.EC2);
  }

  private String describe(Map<String, String> form, Call call) {
    List<String> ids = Forms.list(form, "VpcEndpointId");
    for (String id : ids) {
      if (endpoints.stream().noneMatch(endpoint -> text(endpoint, "VpcEndpointId").equals(id))) {
        throw AwsError.badRequest(
            "InvalidVpcEndpointId.NotFound",
            "The Vpc Endpoint Id '%s' does not exist".formatted(id));
      }
    }
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode endpoint : endpoints) {
      boolean named = ids.isEmpty() || ids.contains(text(endpoint, "VpcEndpointId"));
      if (named && passes(endpoint, form)) {
        found.add(endpoint);
      }
    }
    return Xml.element(
        "vpcEndpointSet",
        found.stream()
            .map(endpoint -> Xml.element("item", item(endpoint)))
            .collect(Collectors.joining()));
  }

  private static boolean passes(ObjectNode endpoint, Map<String, String> form) {
    for (int i = 1; form.containsKey("Filter." + i + ".Name"); i++) {
      String name = form.getOrDefault("Filter." + i + ".Name", "");
      Member member =
          MEMBERS.stream()
              .filter(one -> one.filter().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      AwsError.badRequest(
                          "InvalidParameterValue", "The filter '%s' is invalid".formatted(name)));
      if (!Forms.list(form, "Filter." + i + ".Value").contains(text(endpoint, member.json()))) {
        return false;
      }
    }
    return true;
  }

  private static String item(ObjectNode endpoint) {
    return MEMBERS.stream()
        .filter(member -> endpoint.has(member.json()))
        .map(member -> Xml.text(member.xml(), text(endpoint, member.json())))
        .collect(Collectors.joining());
  }

  private static String text(ObjectNode endpoint, String member) {
    JsonNode value = endpoint.path(member);
    return value.isTextual() ? value.textValue() : value.isMissingNode() ? "" : value.toString();
  }
}
