package io.labelguard.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.port.past.JobLogs;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.JsonService;
import io.labelguard.local.world.World;
import java.util.Map;
import java.util.Optional;

/// Serves the log streams of labeling jobs, from the world's `logs`: messages by the name of a job.
/// Where the world gives none the call is refused; a job without an entry has no stream.
///
/// @param given the world's `logs`; empty where they are not given
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">GetLogEvents</a>
public record LocalJobLogs(Optional<JsonNode> given) {

  /// The member of a world that has them.
  public static final String MEMBER = "logs";

  private static final int MOST = 10_000;

  public JsonService service() {
    return new JsonService("logs", Map.of("GetLogEvents", this::events), false);
  }

  private ObjectNode events(ObjectNode request, Call call) {
    JsonNode logs =
        given.orElseThrow(
            () ->
                AwsError.badRequest(
                    "AccessDeniedException", World.NOT_GIVEN + " (world file: " + MEMBER + ")"));
    JsonNode messages = logs.path(request.path("logStreamName").asText());
    if (!messages.isArray() || !request.path("logGroupName").asText().equals(JobLogs.GROUP)) {
      throw AwsError.badRequest(
          "ResourceNotFoundException", "The specified log stream does not exist.");
    }
    int limit = Math.clamp(request.path("limit").asInt(MOST), 1, MOST);
    ObjectNode answer = JsonTrees.object();
    ArrayNode events = answer.putArray("events");
    for (int i = Math.max(0, messages.size() - limit); i < messages.size(); i++) {
      events.addObject().put("message", messages.path(i).asText());
    }
    return answer;
  }
}
