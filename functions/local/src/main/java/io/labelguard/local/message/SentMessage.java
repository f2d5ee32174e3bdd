package io.labelguard.local.message;

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
}
