package io.labelguard.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.ec2.LocalNetworks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A change of a network in a CloudTrail event. No real record of these calls was seen: the form is
/// inferred from that of others, where a list of one is an object, and each entry is a `content`.
///
/// @param request its requestParameters
/// @param response its responseElements
record RecordedNetworkCall(String name, JsonNode request, JsonNode response) {

  private static final Pattern ENDPOINT = Pattern.compile("vpce-[0-9a-f]+");

  /// Reads an event; empty for a failed call, and for other JSON.
  static Optional<RecordedNetworkCall> of(JsonNode event) {
    JsonNode detail = event.path("detail");
    boolean failed =
        !detail.path("errorCode").asText("").isEmpty() && !detail.path("errorCode").isNull();
    return failed
            || !event.path("source").asText("").equals("aws.ec2")
            || !detail.path("eventSource").asText("").equals("ec2.amazonaws.com")
        ? Optional.empty()
        : Optional.of(
            new RecordedNetworkCall(
                detail.path("eventName").asText(),
                detail.path("requestParameters"),
                detail.path("responseElements")));
  }

  /// Applies the call. Returns whether the networks changed.
  boolean enact(LocalNetworks networks) {
    return switch (name) {
      case "DeleteVpcEndpoints" -> {
        Set<String> ids = endpoints(request);
        // What could not be deleted is in the answer, and the call has no error.
        ids.removeAll(endpoints(response));
        yield networks.deleteEndpoints(ids);
      }
      case "ModifyVpcEndpoint" -> {
        JsonNode asked = request.path("ModifyVpcEndpointRequest");
        yield networks.changeEndpoint(
            asked.path("VpcEndpointId").asText(), endpoint -> modify(endpoint, asked));
      }
      case "ReplaceRouteTableAssociation" ->
          networks.moveAssociation(
              request.path("associationId").asText(),
              Optional.of(request.path("routeTableId").asText()));
      case "DisassociateRouteTable" ->
          networks.moveAssociation(request.path("associationId").asText(), Optional.empty());
      default -> false;
    };
  }

  private static void modify(ObjectNode endpoint, JsonNode asked) {
    if (asked.path("PolicyDocument").isTextual()) {
      endpoint.set("PolicyDocument", asked.path("PolicyDocument"));
    }
    if (asked.path("ResetPolicy").asBoolean()) {
      endpoint.remove("PolicyDocument");
    }
    if (asked.has("PrivateDnsEnabled")) {
      endpoint.put("PrivateDnsEnabled", asked.path("PrivateDnsEnabled").asBoolean());
    }
    ArrayNode tables = endpoint.withArray("RouteTableIds");
    Collection<String> removed = contents(asked.path("RemoveRouteTableId"));
    tables.removeIf(table -> removed.contains(table.asText()));
    contents(asked.path("AddRouteTableId")).forEach(tables::add);
  }

  private static List<String> contents(JsonNode list) {
    Stream<JsonNode> entries =
        list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.of(list);
    return entries
        .map(entry -> entry.isObject() ? entry.path("content").asText() : entry.asText())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static Set<String> endpoints(JsonNode node) {
    Set<String> ids = new TreeSet<>();
    List<JsonNode> open = new ArrayList<>(List.of(node));
    while (!open.isEmpty()) {
      JsonNode next = open.removeLast();
      if (next.isTextual() && ENDPOINT.matcher(next.textValue()).matches()) {
        ids.add(next.textValue());
      }
      next.forEach(open::add);
    }
    return ids;
  }
}
