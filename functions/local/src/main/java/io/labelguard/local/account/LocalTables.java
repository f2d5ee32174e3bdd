package io.labelguard.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.JsonService;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Serves GetResources of the Resource Groups Tagging API: the tags of the account's tables, on one
/// page. Safe for many threads.
public final class LocalTables {

  private static final String TYPE = "dynamodb:table";

  private final String arnPrefix;
  private final SortedMap<String, Map<String, String>> tags = new TreeMap<>();

  /// @param arnPrefix of DynamoDB in the account and Region, with a colon at its end
  public LocalTables(String arnPrefix) {
    this.arnPrefix = arnPrefix;
  }

  public JsonService service() {
    return new JsonService("tagging", Map.of("GetResources", this::resources), false);
  }

  /// Adds a table, or replaces its tags.
  public synchronized void put(String name, Map<String, String> ofTable) {
    tags.put(name, Map.copyOf(ofTable));
  }

  private synchronized ObjectNode resources(ObjectNode request, Call call) {
    ObjectNode answer = JsonTrees.object().put("PaginationToken", "");
    ArrayNode resources = answer.putArray("ResourceTagMappingList");
    if (namesTables(request.path("ResourceTypeFilters"))) {
      tags.forEach(
          (name, ofTable) -> {
            if (matches(request.path("TagFilters"), ofTable)) {
              ObjectNode resource = resources.addObject();
              resource.put("ResourceARN", arnPrefix + "table/" + name);
              ArrayNode list = resource.putArray("Tags");
              new TreeMap<>(ofTable)
                  .forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
            }
          });
    }
    return answer;
  }

  /// Without a filter every type is asked for.
  private static boolean namesTables(JsonNode types) {
    if (types.isEmpty()) {
      return true;
    }
    for (JsonNode type : types) {
      if (type.asText().equals(TYPE) || type.asText().equals("dynamodb")) {
        return true;
      }
    }
    return false;
  }

  /// A table matches where it has each key, with one of its values where the filter names some.
  private static boolean matches(JsonNode filters, Map<String, String> ofTable) {
    for (JsonNode filter : filters) {
      String value = ofTable.get(filter.path("Key").asText());
      if (value == null || !holds(filter.path("Values"), value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(JsonNode values, String value) {
    if (values.isEmpty()) {
      return true;
    }
    for (JsonNode each : values) {
      if (each.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }
}
