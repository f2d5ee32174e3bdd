package io.labelguard.local.ec2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.Forms;
import io.labelguard.local.wire.QueryService;
import io.labelguard.local.wire.Xml;
import io.labelguard.local.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Serves EC2's descriptions of the subnets, route tables, endpoints and security groups of the
/// world. Those that the world does not give are refused.
public final class LocalNetworks {

  private final EnumMap<NetworkKind, List<ObjectNode>> given = new EnumMap<>(NetworkKind.class);

  public LocalNetworks(World world) {
    for (NetworkKind kind : NetworkKind.values()) {
      JsonNode list = world.given().get(kind.worldMember());
      if (list != null) {
        List<ObjectNode> items = new ArrayList<>();
        list.forEach(item -> items.add(item.deepCopy()));
        given.put(kind, items);
      }
    }
    given.put(
        NetworkKind.VPC_ENDPOINTS,
        new ArrayList<>(world.vpcEndpoints().stream().map(ObjectNode::deepCopy).toList()));
  }

  /// Returns every endpoint.
  public List<ObjectNode> endpoints() {
    return List.copyOf(all(NetworkKind.VPC_ENDPOINTS));
  }

  /// Returns the members of a world with the networks as they are now.
  ///
  /// @param start the members as they were at the start
  public SortedMap<String, JsonNode> given(SortedMap<String, JsonNode> start) {
    SortedMap<String, JsonNode> now = new TreeMap<>(start);
    given.forEach(
        (kind, items) ->
            now.computeIfPresent(
                kind.worldMember(), (_, _) -> JsonNodeFactory.instance.arrayNode().addAll(items)));
    return now;
  }

  /// Deletes endpoints, and the routes to them. Returns whether there was one.
  public boolean deleteEndpoints(Collection<String> ids) {
    boolean deleted =
        all(NetworkKind.VPC_ENDPOINTS)
            .removeIf(endpoint -> ids.contains(id(NetworkKind.VPC_ENDPOINTS, endpoint)));
    for (ObjectNode table : all(NetworkKind.ROUTE_TABLES)) {
      table.withArray("Routes").removeIf(route -> ids.contains(route.path("GatewayId").asText()));
    }
    return deleted;
  }

  /// Changes an endpoint. Returns whether there is one of that id.
  public boolean changeEndpoint(String id, Consumer<ObjectNode> change) {
    Optional<ObjectNode> found =
        all(NetworkKind.VPC_ENDPOINTS).stream()
            .filter(endpoint -> id(NetworkKind.VPC_ENDPOINTS, endpoint).equals(id))
            .findFirst();
    found.ifPresent(change);
    return found.isPresent();
  }

  /// Moves a subnet's association to another route table, or ends it. Returns whether there is one
  /// of that id, and the table.
  ///
  /// @param table id of the other table; empty where the subnet falls back to the main one
  public boolean moveAssociation(String id, Optional<String> table) {
    Optional<ObjectNode> to =
        table.flatMap(
            other ->
                all(NetworkKind.ROUTE_TABLES).stream()
                    .filter(one -> id(NetworkKind.ROUTE_TABLES, one).equals(other))
                    .findFirst());
    if (table.isPresent() && to.isEmpty()) {
      return false;
    }
    for (ObjectNode from : all(NetworkKind.ROUTE_TABLES)) {
      ArrayNode associations = from.withArray("Associations");
      for (int i = 0; i < associations.size(); i++) {
        if (associations.path(i).path("RouteTableAssociationId").asText().equals(id)) {
          JsonNode moved = associations.remove(i);
          to.ifPresent(other -> other.withArray("Associations").add(moved));
          return true;
        }
      }
    }
    return false;
  }

  private List<ObjectNode> all(NetworkKind kind) {
    return given.getOrDefault(kind, new ArrayList<>());
  }

  public QueryService service() {
    Map<String, BiFunction<Map<String, String>, Call, String>> operations = new TreeMap<>();
    for (NetworkKind kind : NetworkKind.values()) {
      operations.put(kind.operation(), (form, _) -> describe(kind, form));
    }
    return new QueryService(
        "ec2", "http://ec2.amazonaws.com/doc/2016-11-15/", operations, QueryService.Shape.EC2);
  }

  private String describe(NetworkKind kind, Map<String, String> form) {
    List<ObjectNode> all = given.get(kind);
    if (all == null) {
      throw new AwsError(
          403,
          "UnauthorizedOperation",
          "%s (world file: %s)".formatted(World.NOT_GIVEN, kind.worldMember()));
    }
    List<String> ids = Forms.list(form, kind.idMember());
    for (String id : ids) {
      if (all.stream().noneMatch(item -> id(kind, item).equals(id))) {
        throw AwsError.badRequest(kind.notFound(), "The ID '%s' does not exist".formatted(id));
      }
    }
    return page(
        kind,
        form,
        all.stream()
            .filter(item -> ids.isEmpty() || ids.contains(id(kind, item)))
            .filter(item -> passes(kind, item, form))
            .toList());
  }

  private static String id(NetworkKind kind, JsonNode item) {
    return item.path(kind.idMember()).asText();
  }

  private static boolean passes(NetworkKind kind, JsonNode item, Map<String, String> form) {
    for (int i = 1; form.containsKey("Filter." + i + ".Name"); i++) {
      String name = form.getOrDefault("Filter." + i + ".Name", "");
      Function<JsonNode, List<String>> filter = kind.filters().get(name);
      if (filter == null) {
        throw AwsError.badRequest(
            "InvalidParameterValue", "The filter '%s' is invalid".formatted(name));
      }
      List<String> wanted = Forms.list(form, "Filter." + i + ".Value");
      if (filter.apply(item).stream().noneMatch(wanted::contains)) {
        return false;
      }
    }
    return true;
  }

  private static String page(NetworkKind kind, Map<String, String> form, List<ObjectNode> found) {
    int from = number(form, "NextToken", 0);
    int to = Math.min(found.size(), from + number(form, "MaxResults", found.size()));
    String items =
        found.subList(Math.min(from, to), to).stream()
            .map(item -> Xml.element("item", Ec2Xml.content(item)))
            .collect(Collectors.joining());
    return Xml.element(kind.xmlList(), items)
        + (to < found.size() ? Xml.text("nextToken", String.valueOf(to)) : "");
  }

  private static int number(Map<String, String> form, String name, int otherwise) {
    String text = form.getOrDefault(name, String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,6}")) {
      throw AwsError.badRequest("InvalidParameterValue", name + " is not a number");
    }
    return Integer.parseInt(text);
  }
}
