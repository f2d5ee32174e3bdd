package io.labelguard.core.redrive;

import java.util.Map;

/// A message that a dead-letter queue gave out.
///
/// @param id the same however often it is given out
/// @param receipt names this time that it was given out
/// @param attributes the texts of its attributes, by name
public record QueuedMessage(
    String id, String receipt, String body, Map<String, String> attributes) {
  public QueuedMessage {
    attributes = Map.copyOf(attributes);
  }
}
