package io.labelguard.cli.print;

import io.labelguard.core.report.text.Escaped;
import io.labelguard.policy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes JSON values with line breaks, as JSON or as an expression of HCL, in which objects and
/// lists are written alike.
///
/// A list of scalars is on one line where it is short. Characters that a terminal acts on are
/// escaped.
record JsonText(Escapes escapes) {

  private static final int ONE_LINE = 60;

  /// How a string is escaped.
  enum Escapes {
    JSON,
    /// Also escapes what Terraform reads as a template.
    ///
    /// @see <a
    /// href="https://developer.hashicorp.com/terraform/language/expressions/strings">Strings
    ///     and templates</a>
    HCL
  }

  /// Returns a list, its items on lines of their own.
  String list(List<Json> items, String indent) {
    String inner = indent + "  ";
    return items.stream()
        .map(item -> inner + value(item, inner))
        .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
  }

  private String value(Json value, String indent) {
    return switch (value) {
      case Json.Str(String text, _) -> quoted(text, escapes);
      case Json.Num(String literal, _) -> literal;
      case Json.Bool(boolean truth, _) -> String.valueOf(truth);
      case Json.Null _ -> "null";
      case Json.Arr(List<Json> items, _) -> array(items, indent);
      case Json.Obj(List<Json.Member> members, _) -> object(members, indent);
    };
  }

  private String array(List<Json> items, String indent) {
    List<String> scalars = new ArrayList<>();
    for (Json item : items) {
      if (!(item instanceof Json.Obj) && !(item instanceof Json.Arr)) {
        scalars.add(value(item, indent));
      }
    }
    String line = "[" + String.join(", ", scalars) + "]";
    return scalars.size() == items.size() && line.length() <= ONE_LINE ? line : list(items, indent);
  }

  private String object(List<Json.Member> members, String indent) {
    String inner = indent + "  ";
    return members.isEmpty()
        ? "{}"
        : members.stream()
            .map(
                member ->
                    inner
                        + quoted(member.name().value(), escapes)
                        + ": "
                        + value(member.value(), inner))
            .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
  }

  /// Returns a string in double quotes.
  static String quoted(String text, Escapes escapes) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(character -> append(out, character, escapes));
    String escaped = out.append('"').toString();
    return Escaped.withoutMentions(
        switch (escapes) {
          case JSON -> escaped;
          case HCL -> escaped.replace("${", "$${").replace("%{", "%%{");
        });
  }

  private static void append(StringBuilder out, int character, Escapes escapes) {
    String plain = Character.toString(character);
    switch (character) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (Escaped.line(plain).equals(plain)) {
          out.append(plain);
        } else if (escapes == Escapes.HCL && character > Character.MAX_VALUE) {
          out.append("\\U%08x".formatted(character));
        } else {
          out.append(Escaped.line(plain));
        }
      }
    }
  }
}
