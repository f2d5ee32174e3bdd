package io.labelguard.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.JsonService;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Serves GetParameters of Systems Manager. Safe for many threads.
///
/// @see <a
///     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html">GetParameters</a>
public final class LocalParameters {

  private static final int MOST = 10;

  private final SortedMap<String, String> values = new TreeMap<>();

  public JsonService service() {
    return new JsonService("ssm", Map.of("GetParameters", this::parameters), false);
  }

  /// Adds a parameter, or replaces its value.
  public synchronized void put(String name, String value) {
    values.put(name, value);
  }

  private synchronized ObjectNode parameters(ObjectNode request, Call call) {
    JsonNode names = request.path("Names");
    if (names.isEmpty() || names.size() > MOST) {
      throw AwsError.badRequest(
          "ValidationException",
          "1 validation error detected: Value at 'names' failed to satisfy constraint: Member must"
              + " have length less than or equal to 10");
    }
    ObjectNode answer = JsonTrees.object();
    ArrayNode found = answer.putArray("Parameters");
    ArrayNode missing = answer.putArray("InvalidParameters");
    for (JsonNode each : names) {
      String value = values.get(each.asText());
      if (value == null) {
        missing.add(each.asText());
      } else {
        found
            .addObject()
            .put("Name", each.asText())
            .put("Type", "String")
            .put("Value", value)
            .put("Version", 1);
      }
    }
    return answer;
  }
}
