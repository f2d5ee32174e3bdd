package io.labelguard.core.report.message.slack;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;

/// What the topic published, or a part of it; whatever is missing or of another form than expected
/// is empty.
record Published(Optional<Json> json) {

  /// Reads the text of a message; one that is not JSON has no members.
  static Published read(String text) {
    try {
      return new Published(Optional.of(JsonReader.read(text)));
    } catch (MalformedJsonException _) {
      return new Published(Optional.empty());
    }
  }

  /// Returns a member; of a repeated name the last counts, as for those who read alerts elsewhere.
  Published at(String name) {
    List<Json> all =
        json.filter(Json.Obj.class::isInstance)
            .map(Json.Obj.class::cast)
            .map(object -> object.all(name))
            .orElse(List.of());
    return new Published(
        all.isEmpty() || all.getLast() instanceof Json.Null
            ? Optional.empty()
            : Optional.of(all.getLast()));
  }

  boolean has(String name) {
    return at(name).json().isPresent();
  }

  /// Returns a member's text.
  Optional<String> text(String name) {
    return at(name).asText();
  }

  String text(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  /// Returns a member's number as it is written; empty text for none.
  String number(String name) {
    return at(name).json().orElse(null) instanceof Json.Num(String literal, _) ? literal : "";
  }

  /// Whether a member is `true`.
  boolean isTrue(String name) {
    return at(name).json().orElse(null) instanceof Json.Bool(boolean value, _) && value;
  }

  /// Returns the items of a list.
  List<Published> items(String name) {
    return at(name).json().orElse(null) instanceof Json.Arr(List<Json> items, _)
        ? items.stream().map(item -> new Published(Optional.of(item))).toList()
        : List.of();
  }

  /// Returns those items of a list that are text.
  List<String> texts(String name) {
    return items(name).stream().flatMap(item -> item.asText().stream()).toList();
  }

  private Optional<String> asText() {
    return json.filter(Json.Str.class::isInstance).map(Json.Str.class::cast).map(Json.Str::value);
  }
}
