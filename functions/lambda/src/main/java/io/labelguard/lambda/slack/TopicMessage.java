package io.labelguard.lambda.slack;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;

/// A message of the topic as the queue delivers it: in the envelope of SNS.
///
/// @param id names the message, the same however often it is published or delivered: an alert's id
///     and number, or else the id that SNS gave
/// @param subject empty for none
/// @see <a
///     href="https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html">Fanout to Amazon
///     SQS queues</a>
public record TopicMessage(String id, String subject, String text) {

  /// Longer than every id of an alert. A partition key has room for 2,048 bytes.
  private static final int LONGEST_ID = 200;

  /// Reads the body of a queue's message. One without that envelope is the text itself.
  ///
  /// @param queueId the id that the queue gave the message
  public static TopicMessage read(String queueId, String body) {
    Optional<Json> envelope = json(body);
    Optional<String> text = envelope.flatMap(json -> text(json, "Message"));
    if (text.isEmpty()) {
      return new TopicMessage(alertId(body).orElse("queue/" + queueId), "", body);
    }
    String topicId = envelope.flatMap(json -> text(json, "MessageId")).orElse(queueId);
    return new TopicMessage(
        alertId(text.get()).orElse("topic/" + topicId),
        envelope.flatMap(json -> text(json, "Subject")).orElse(""),
        text.get());
  }

  /// Returns an alert's id with the number of the message; empty where the text is not an alert.
  private static Optional<String> alertId(String text) {
    return json(text)
        .filter(json -> text(json, "type").equals(Optional.of("alert")))
        .flatMap(
            json ->
                text(json, "id")
                    .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID)
                    .flatMap(
                        id ->
                            number(json, "sequence").map(number -> "alert/" + id + "/" + number)));
  }

  private static Optional<Json> json(String text) {
    try {
      return Optional.of(JsonReader.read(text));
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Json json, String name) {
    return member(json, name)
        .filter(Json.Str.class::isInstance)
        .map(Json.Str.class::cast)
        .map(Json.Str::value);
  }

  private static Optional<String> number(Json json, String name) {
    return member(json, name)
        .filter(Json.Num.class::isInstance)
        .map(Json.Num.class::cast)
        .map(Json.Num::literal)
        .filter(literal -> literal.length() <= LONGEST_ID);
  }

  /// Returns a member; of a repeated one the last.
  private static Optional<Json> member(Json json, String name) {
    List<Json> all = json instanceof Json.Obj object ? object.all(name) : List.of();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }
}
