package io.labelguard.local.ec2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.Forms;
import io.labelguard.local.wire.QueryService;
import io.labelguard.local.wire.Xml;
import io.labelguard.local.world.World;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Serves EC2's descriptions of the subnets, route tables, endpoints and security groups of the
/// world. Those that the world does not give are refused.
public final class LocalNetworks {

  private final EnumMap<NetworkKind, List<JsonNode>> given = new EnumMap<>(NetworkKind.class);

  public LocalNetworks(World world) {
    for (NetworkKind kind : NetworkKind.values()) {
      JsonNode list = world.given().get(kind.worldMember());
      if (list != null) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        given.put(kind, items);
      }
    }
    List<ObjectNode> endpoints = world.vpcEndpoints();
    given.put(NetworkKind.VPC_ENDPOINTS, new ArrayList<>(endpoints));
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
    List<JsonNode> all = given.get(kind);
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

  private static String page(NetworkKind kind, Map<String, String> form, List<JsonNode> found) {
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
