package io.labelguard.local.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A message that was published to an SNS topic.
///
/// @param structure MessageStructure: `json` where `message` holds a text for each protocol
/// @param attributes the string values of its MessageAttributes
public record SentMessage(
    String id,
    String topicArn,
    Optional<String> subject,
    String message,
    Optional<String> structure,
    SortedMap<String, String> attributes) {
  public SentMessage {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /// Returns the text that a subscriber of this protocol (`email`, `lambda`, `sqs`, `https`) gets.
  public String textFor(String protocol) {
    return structure.isEmpty()
        ? message
        : JsonTrees.of(message)
            .map(body -> body.path(body.has(protocol) ? protocol : "default").asText())
            .orElse(message);
  }

  /// Returns what a queue that subscribes to the topic gets: the text for it in SNS's envelope.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Message
  ///     formats</a>
  public String notification() {
    ObjectNode notification =
        JsonTrees.object()
            .put("Type", "Notification")
            .put("MessageId", id)
            .put("TopicArn", topicArn);
    subject.ifPresent(text -> notification.put("Subject", text));
    notification.put("Message", textFor("sqs"));
    return notification.toString();
  }
}
