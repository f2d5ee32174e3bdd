package io.labelguard.local.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.JsonService;
import io.labelguard.local.wire.UniqueId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serves SQS: stores messages until they are taken. Every queue exists. Safe for many threads.
public final class Queues {

  /// SQS forgets a deduplication id after five minutes.
  private static final Duration DEDUPLICATION = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final String accountUrl;
  private final LocalChannels ofJobs;
  private final List<QueueMessage> waiting = new ArrayList<>();
  private final Deliveries deliveries;
  private final Map<String, Sent> sentById = new HashMap<>();
  private int count;

  private record Sent(QueueMessage message, Instant at) {}

  /// @param accountUrl the beginning of every queue's URL, without the slash at its end
  /// @param ofJobs the queues whose attributes are known
  public Queues(InstantSource clock, String accountUrl, LocalChannels ofJobs) {
    this.ofJobs = ofJobs;
    this.clock = clock;
    this.deliveries = new Deliveries(clock, waiting);
    this.accountUrl = accountUrl;
  }

  public JsonService service() {
    return new JsonService(
        "sqs",
        Map.of(
            "SendMessage", this::send,
            "ReceiveMessage", this::receive,
            "DeleteMessage", this::delete,
            "ChangeMessageVisibility", this::changeVisibility,
            "GetQueueUrl", this::url,
            "GetQueueAttributes", this::attributes),
        false);
  }

  /// Returns and removes the waiting messages, in the order sent.
  public synchronized List<QueueMessage> take() {
    List<QueueMessage> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  /// Returns the bodies of a queue's messages, hidden ones too, in the order sent.
  public synchronized List<String> bodies(String queueUrl) {
    return waiting.stream()
        .filter(message -> message.queueUrl().equals(queueUrl))
        .map(QueueMessage::body)
        .toList();
  }

  private synchronized ObjectNode receive(ObjectNode request, Call call) {
    return deliveries.receive(request);
  }

  private synchronized ObjectNode delete(ObjectNode request, Call call) {
    return deliveries.delete(request);
  }

  private synchronized ObjectNode changeVisibility(ObjectNode request, Call call) {
    return deliveries.changeVisibility(request);
  }

  private synchronized ObjectNode send(ObjectNode request, Call call) {
    String queue = request.path("QueueUrl").asText();
    String body = request.path("MessageBody").asText("");
    if (body.isEmpty()) {
      throw missing("MessageBody");
    }
    Optional<String> group = optional(request, "MessageGroupId");
    Optional<String> deduplication = optional(request, "MessageDeduplicationId");
    if (queue.endsWith(".fifo")) {
      for (String required : List.of("MessageGroupId", "MessageDeduplicationId")) {
        if (optional(request, required).isEmpty()) {
          throw missing(required);
        }
      }
    }
    JsonNode attributes = request.path("MessageAttributes");
    QueueMessage message = accepted(queue, body, group, deduplication, attributes);
    ObjectNode answer =
        JsonTrees.object()
            .put("MessageId", message.id())
            .put("MD5OfMessageBody", Attributes.md5(body.getBytes(StandardCharsets.UTF_8)));
    if (!attributes.isEmpty()) {
      answer.put("MD5OfMessageAttributes", Attributes.digest(attributes));
    }
    return group.isEmpty()
        ? answer
        : answer.put("SequenceNumber", "%020d".formatted(message.sequence()));
  }

  private QueueMessage accepted(
      String queue,
      String body,
      Optional<String> group,
      Optional<String> deduplication,
      JsonNode attributes) {
    String key = queue + "\n" + deduplication.orElse("");
    Sent before = sentById.get(key);
    Instant now = clock.instant();
    if (deduplication.isPresent()
        && before != null
        && now.isBefore(before.at().plus(DEDUPLICATION))) {
      return before.message();
    }
    int sequence = ++count;
    QueueMessage message =
        new QueueMessage(
            UniqueId.uuid("sqs", sequence),
            queue,
            body,
            group,
            deduplication,
            attributes,
            sequence);
    sentById.put(key, new Sent(message, now));
    waiting.add(message);
    return message;
  }

  private ObjectNode url(ObjectNode request, Call call) {
    return JsonTrees.object()
        .put("QueueUrl", accountUrl + "/" + request.path("QueueName").asText());
  }

  /// Returns those that are asked for, each as a text.
  private ObjectNode attributes(ObjectNode request, Call call) {
    ObjectNode all = ofJobs.attributes(request.path("QueueUrl").asText());
    ObjectNode answer = JsonTrees.object();
    ObjectNode asked = answer.putObject("Attributes");
    for (JsonNode name : request.path("AttributeNames")) {
      JsonNode value = all.path(name.asText());
      if (!value.isMissingNode() && !value.isNull()) {
        asked.put(name.asText(), value.isTextual() ? value.textValue() : value.toString());
      }
    }
    return answer;
  }

  private static Optional<String> optional(ObjectNode request, String member) {
    return Optional.of(request.path(member).asText("")).filter(text -> !text.isEmpty());
  }

  private static AwsError missing(String parameter) {
    return AwsError.badRequest(
        "MissingParameter", "The request must contain the parameter " + parameter + ".");
  }
}
