package io.labelguard.core.check;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.stream.Collectors;

/// Prints findings as pages show them: the JSON of the commands, spread over lines; the diff is
/// in a block of its own, and the whole text after a fix is left out.
final class GoldenFindings {

  private GoldenFindings() {}

  static String text(List<Finding> findings) {
    return findings.isEmpty()
        ? "[]"
        : findings.stream()
            .map(GoldenFindings::text)
            .collect(Collectors.joining(",\n", "[\n", "\n]"));
  }

  private static String text(Finding finding) {
    try {
      return print(JsonReader.read(FindingJson.line(finding)), "  ", "  ");
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static String print(Json value, String indent, String first) {
    return first
        + switch (value) {
          case Json.Obj object ->
              object.members().stream()
                  .filter(member -> !List.of("policy", "diff").contains(member.name().value()))
                  .map(
                      member ->
                          indent
                              + "  "
                              + quoted(member.name().value())
                              + ": "
                              + print(member.value(), indent + "  ", ""))
                  .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
          case Json.Arr list ->
              list.items().stream()
                  .map(item -> inline(item, indent))
                  .collect(Collectors.joining(", ", "[", "]"));
          case Json.Str text -> quoted(text.value());
          case Json.Num number -> number.literal();
          case Json.Bool bool -> Boolean.toString(bool.value());
          case Json.Null _ -> "null";
        };
  }

  private static String inline(Json value, String indent) {
    return value instanceof Json.Obj object
        ? object.members().stream()
            .map(member -> quoted(member.name().value()) + ": " + print(member.value(), indent, ""))
            .collect(Collectors.joining(", ", "{", "}"))
        : print(value, indent, "");
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }
}
