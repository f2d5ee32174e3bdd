package io.labelguard.core.labeling;

import io.labelguard.policy.json.Json;
import java.util.Comparator;
import java.util.stream.Collectors;

/// Writes a JSON value in one canonical way, members sorted, so that two readings can be compared
/// as text.
final class CanonicalText {

  private CanonicalText() {}

  static String of(Json value) {
    return switch (value) {
      case Json.Obj object ->
          object.members().stream()
              .sorted(Comparator.comparing(member -> member.name().value()))
              .map(member -> quoted(member.name().value()) + ":" + of(member.value()))
              .collect(Collectors.joining(",", "{", "}"));
      case Json.Arr list ->
          list.items().stream().map(CanonicalText::of).collect(Collectors.joining(",", "[", "]"));
      case Json.Str text -> quoted(text.value());
      case Json.Num number -> number.literal();
      case Json.Bool bool -> Boolean.toString(bool.value());
      case Json.Null _ -> "null";
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
