package io.labelguard.local.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives out the messages of a queue, and hides each from others for a while. Of a FIFO queue, a
/// message that is hidden keeps back the later ones of its group. Not safe for many threads.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html">ReceiveMessage</a>
final class Deliveries {

  private static final String BETWEEN = "#";

  private final InstantSource clock;
  private final List<QueueMessage> waiting;
  private final Map<String, Instant> hidden = new HashMap<>();
  private int count;

  /// @param waiting the messages of all queues, in the order sent
  Deliveries(InstantSource clock, List<QueueMessage> waiting) {
    this.clock = clock;
    this.waiting = waiting;
  }

  ObjectNode receive(ObjectNode request) {
    String queue = request.path("QueueUrl").asText();
    int most = request.path("MaxNumberOfMessages").asInt(1);
    Instant until = clock.instant().plusSeconds(request.path("VisibilityTimeout").asInt(30));
    Set<String> keptBack = new HashSet<>();
    ObjectNode answer = JsonTrees.object();
    ArrayNode messages = answer.putArray("Messages");
    for (QueueMessage message : List.copyOf(waiting)) {
      if (message.queueUrl().equals(queue) && messages.size() < most) {
        if (isHidden(message)) {
          message.groupId().ifPresent(keptBack::add);
        } else if (message.groupId().filter(keptBack::contains).isEmpty()) {
          hidden.put(message.id(), until);
          add(messages.addObject(), message);
        }
      }
    }
    return answer;
  }

  private boolean isHidden(QueueMessage message) {
    Instant until = hidden.get(message.id());
    return until != null && until.isAfter(clock.instant());
  }

  private void add(ObjectNode out, QueueMessage message) {
    out.put("MessageId", message.id())
        .put("ReceiptHandle", message.id() + BETWEEN + ++count)
        .put("Body", message.body())
        .put("MD5OfBody", Attributes.md5(message.body().getBytes(StandardCharsets.UTF_8)));
    Attributes.put(out, message.attributes());
  }

  /// Deleting a message that is gone is no error.
  ObjectNode delete(ObjectNode request) {
    String id = id(request);
    waiting.removeIf(message -> message.id().equals(id));
    hidden.remove(id);
    return JsonTrees.object();
  }

  ObjectNode changeVisibility(ObjectNode request) {
    Optional<QueueMessage> message =
        waiting.stream().filter(each -> each.id().equals(id(request))).findFirst();
    if (message.filter(this::isHidden).isEmpty()) {
      throw AwsError.badRequest("MessageNotInflight", "The message is not in flight.");
    }
    hidden.put(id(request), clock.instant().plusSeconds(request.path("VisibilityTimeout").asInt()));
    return JsonTrees.object();
  }

  private static String id(ObjectNode request) {
    return request.path("ReceiptHandle").asText().split(BETWEEN, 2)[0];
  }
}
