package io.labelguard.cli.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A recorded event that can be applied to an account, once or again later.
///
/// @param id CloudTrail's eventID, or EventBridge's id of an event that is not CloudTrail's
/// @param time of the change
public record RecordedEvent(String event, Optional<String> id, Optional<Instant> time) {

  private static final JsonMapper MAPPER = new JsonMapper();

  /// Reads the id and the time of an event, where it has them.
  public static RecordedEvent of(String event) {
    JsonNode json = tree(event);
    JsonNode detail = json.path("detail");
    return new RecordedEvent(
        event,
        text(detail.path("eventID")).or(() -> text(json.path("id"))),
        text(detail.path("eventTime"))
            .or(() -> text(json.path("time")))
            .flatMap(RecordedEvent::time));
  }

  /// Returns the same event at a later time, with an id of its own.
  public RecordedEvent again(Instant at) {
    if (!(tree(event) instanceof ObjectNode json)) {
      return this;
    }
    replace(json, "id", at);
    if (json.has("time")) {
      json.put("time", at.toString());
    }
    if (json.path("detail") instanceof ObjectNode detail) {
      replace(detail, "eventID", at);
      if (detail.has("eventTime")) {
        detail.put("eventTime", at.toString());
      }
    }
    return of(json.toString());
  }

  private static void replace(ObjectNode json, String name, Instant at) {
    text(json.path(name))
        .ifPresent(
            id ->
                json.put(
                    name,
                    UUID.nameUUIDFromBytes((id + " " + at).getBytes(StandardCharsets.UTF_8))
                        .toString()));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static JsonNode tree(String event) {
    try {
      return MAPPER.readTree(event);
    } catch (JsonProcessingException _) {
      return MAPPER.missingNode();
    }
  }
}
