package io.labelguard.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.Escaped;

/// Reads the body of a fix request: `{"kind":"bucket|team","name":"…"}`. Whatever else it holds is
/// not looked at.
final class FixRequestBody {

  private static final JsonMapper JSON = new JsonMapper();

  private FixRequestBody() {}

  /// @throws IllegalArgumentException where it is no such request
  static FixRequest read(String body) {
    try {
      var request = JSON.readTree(body);
      return Target.Fixable.of(request.path("kind").asText(), request.path("name").asText())
          .map(FixRequest::new)
          .orElseThrow(() -> refused(body));
    } catch (JsonProcessingException _) {
      throw refused(body);
    }
  }

  private static IllegalArgumentException refused(String body) {
    return new IllegalArgumentException("no fix request: " + Escaped.line(body, 200));
  }
}
