package io.labelguard.local.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.Answer;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.wire.Faults;
import io.labelguard.local.wire.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Serves a Slack incoming webhook: stores the messages to `/services/…` and refuses those that
/// Slack refuses. Safe for many threads.
///
/// @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Sending
///     messages using incoming webhooks</a>
public final class SlackReceiver implements Service {

  public static final String PATH = "/services/T00000000/B00000000/local";

  private static final int MAX_BLOCKS = 50;

  private final List<String> messages = new ArrayList<>();

  @Override
  public String signingName() {
    return "slack";
  }

  @Override
  public String operation(Call call) {
    return Faults.SLACK_MESSAGE;
  }

  @Override
  public synchronized Answer answer(String operation, Call call) {
    JsonNode message = JsonTrees.of(call.body()).orElseGet(JsonTrees::object);
    if (message.isEmpty()) {
      return Answer.text(400, "invalid_payload");
    }
    if (message.path("blocks").size() > MAX_BLOCKS) {
      return Answer.text(400, "invalid_blocks");
    }
    if (message.path("text").asText("").isEmpty() && message.path("blocks").isEmpty()) {
      return Answer.text(400, "no_text");
    }
    messages.add(call.body());
    return Answer.text(200, "ok");
  }

  @Override
  public Answer error(Call call, AwsError error) {
    return error.status() == 429
        ? new Answer(429, Map.of("Content-Type", "text/plain", "Retry-After", "1"), error.text())
        : Answer.text(error.status(), error.text());
  }

  @Override
  public AwsError fault(Fault fault) {
    return switch (fault) {
      case THROTTLED -> new AwsError(429, "rate_limited", "rate_limited");
      case ACCESS_DENIED -> new AwsError(403, "invalid_token", "invalid_token");
      case MALFORMED -> new AwsError(400, "invalid_payload", "invalid_payload");
      case NOT_FOUND -> new AwsError(404, "no_service", "no_service");
      case SERVER_ERROR, LOST_ANSWER, LOST_REQUEST, TIMEOUT ->
          new AwsError(500, "rollup_error", "rollup_error");
    };
  }

  public synchronized List<String> messages() {
    return List.copyOf(messages);
  }
}
