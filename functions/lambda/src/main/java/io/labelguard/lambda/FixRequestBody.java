package io.labelguard.lambda;

import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.text.Escaped;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;

/// Reads the body of a fix request: `{"kind":"bucket|team","name":"…"}`. Whatever else it holds is
/// not looked at.
final class FixRequestBody {

  private FixRequestBody() {}

  /// @throws IllegalArgumentException where it is not such a request
  static FixRequest read(String body) {
    try {
      Json json = JsonReader.read(body);
      return text(json, "kind")
          .flatMap(kind -> text(json, "name").flatMap(name -> Target.Fixable.of(kind, name)))
          .map(FixRequest::new)
          .orElseThrow(() -> refused(body));
    } catch (MalformedJsonException _) {
      throw refused(body);
    }
  }

  /// Empty where the member is missing or not text; of a repeated one the last counts.
  private static Optional<String> text(Json json, String name) {
    List<Json> all = json instanceof Json.Obj object ? object.all(name) : List.of();
    return !all.isEmpty() && all.getLast() instanceof Json.Str text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  private static IllegalArgumentException refused(String body) {
    return new IllegalArgumentException("not a fix request: " + Escaped.line(body, 200));
  }
}
