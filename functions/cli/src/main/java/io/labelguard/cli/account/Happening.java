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

/// A recorded event that is to happen in an account which has a past.
///
/// @param id CloudTrail's eventID, or EventBridge's id of an event that is not CloudTrail's
/// @param time when it happened
public record Happening(String event, Optional<String> id, Optional<Instant> time) {

  private static final JsonMapper MAPPER = new JsonMapper();

  /// Reads what can be read of it.
  public static Happening of(String event) {
    JsonNode json = tree(event);
    JsonNode detail = json.path("detail");
    return new Happening(
        event,
        text(detail.path("eventID")).or(() -> text(json.path("id"))),
        text(detail.path("eventTime")).or(() -> text(json.path("time"))).flatMap(Happening::time));
  }

  /// Returns the same happening once more, at that time, as an event of its own.
  public Happening again(Instant at) {
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
