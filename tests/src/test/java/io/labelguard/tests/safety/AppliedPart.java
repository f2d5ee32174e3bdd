package io.labelguard.tests.safety;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/// What an alert says was done.
record AppliedPart(String outcome, Optional<String> readBack) {

  /// Reads it out of an alert's JSON; empty if the alert reports no write.
  static Optional<AppliedPart> of(String alert) {
    try {
      JsonNode applied = new JsonMapper().readTree(alert).path("applied");
      return applied.isObject()
          ? Optional.of(
              new AppliedPart(
                  applied.path("outcome").asText(),
                  Optional.ofNullable(applied.get("readBack")).map(JsonNode::asText)))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an alert that is not JSON: " + alert, e);
    }
  }
}
