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

/// Serves GetResources of the Resource Groups Tagging API, on one page. Safe for many threads.
public final class LocalTagging {

  private final SortedMap<String, Map<String, String>> tags = new TreeMap<>();

  public JsonService service() {
    return new JsonService("tagging", Map.of("GetResources", this::resources), false);
  }

  /// Adds a resource, or replaces its tags.
  public synchronized void put(String arn, Map<String, String> ofResource) {
    tags.put(arn, Map.copyOf(ofResource));
  }

  private synchronized ObjectNode resources(ObjectNode request, Call call) {
    ObjectNode answer = JsonTrees.object().put("PaginationToken", "");
    ArrayNode resources = answer.putArray("ResourceTagMappingList");
    tags.forEach(
        (arn, ofResource) -> {
          if (isOfType(request.path("ResourceTypeFilters"), arn)
              && matches(request.path("TagFilters"), ofResource)) {
            ObjectNode resource = resources.addObject();
            resource.put("ResourceARN", arn);
            ArrayNode list = resource.putArray("Tags");
            new TreeMap<>(ofResource)
                .forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
          }
        });
    return answer;
  }

  /// Without a filter every type is asked for; a service alone stands for all its types.
  private static boolean isOfType(JsonNode types, String arn) {
    String[] parts = arn.split(":", 6);
    String service = parts[2];
    String type = service + ":" + parts[5].split("[:/]", 2)[0];
    return types.isEmpty()
        || types
            .valueStream()
            .anyMatch(each -> each.asText().equals(type) || each.asText().equals(service));
  }

  /// A resource matches where it has each key, with one of its values where the filter names some.
  private static boolean matches(JsonNode filters, Map<String, String> ofResource) {
    for (JsonNode filter : filters) {
      String value = ofResource.get(filter.path("Key").asText());
      if (value == null || !holds(filter.path("Values"), value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(JsonNode values, String value) {
    return values.isEmpty() || values.valueStream().anyMatch(each -> each.asText().equals(value));
  }
}
