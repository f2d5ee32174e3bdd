package io.labelguard.local.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.JsonService;
import io.labelguard.local.wire.UniqueId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Serves EventBridge: stores the events that callers put on the default event bus. Safe for many
/// threads.
///
/// @see <a
///     href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a>
public final class EventBus {

  private static final int MAX_ENTRIES = 10;
  private static final int MAX_BYTES = 262_144;

  private final List<PutEvent> put = new ArrayList<>();

  public JsonService service() {
    return new JsonService("events", Map.of("PutEvents", this::put), false);
  }

  public synchronized List<PutEvent> events() {
    return List.copyOf(put);
  }

  private synchronized ObjectNode put(ObjectNode request, Call call) {
    JsonNode entries = request.path("Entries");
    if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      throw AwsError.badRequest("ValidationException", "Entries must have 1 to 10 items.");
    }
    if (bytes(entries) > MAX_BYTES) {
      throw AwsError.badRequest("ValidationException", "Total size of the entries is too large.");
    }
    ObjectNode answer = JsonTrees.object();
    ArrayNode answers = answer.putArray("Entries");
    int failed = 0;
    for (JsonNode entry : entries) {
      ObjectNode each = answers.addObject();
      String problem = problem(entry);
      if (problem.isEmpty()) {
        each.put("EventId", add(entry));
      } else {
        failed++;
        each.put("ErrorCode", problem).put("ErrorMessage", "The event was not accepted.");
      }
    }
    return answer.put("FailedEntryCount", failed);
  }

  private String add(JsonNode entry) {
    String id = UniqueId.uuid("event-bus", put.size());
    put.add(
        new PutEvent(
            id,
            entry.path("Source").asText(),
            entry.path("DetailType").asText(),
            entry.path("Detail").asText()));
    return id;
  }

  /// Returns the code with which EventBridge refuses an entry; empty where it takes it.
  private static String problem(JsonNode entry) {
    String source = entry.path("Source").asText("");
    if (source.isEmpty() || entry.path("DetailType").asText("").isEmpty()) {
      return "InvalidArgument";
    }
    if (source.startsWith("aws.")) {
      return "NotAuthorizedForSourceException";
    }
    return JsonTrees.of(entry.path("Detail").asText("")).filter(JsonNode::isObject).isEmpty()
        ? "MalformedDetail"
        : "";
  }

  private static int bytes(JsonNode entries) {
    int bytes = 0;
    for (JsonNode entry : entries) {
      for (String member : List.of("Source", "DetailType", "Detail")) {
        bytes += entry.path(member).asText("").getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return bytes;
  }
}
