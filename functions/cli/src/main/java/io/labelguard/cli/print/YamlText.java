package io.labelguard.cli.print;

import io.labelguard.policy.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes JSON values as YAML in block style. A string that a reader of YAML 1.1 or 1.2 could take
/// for something else is in double quotes, with JSON's escapes.
final class YamlText {

  /// Begins with a letter, holds nothing that has a meaning in YAML, and does not end with a colon.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_/.*:-]*+(?<!:)");

  /// Words that YAML 1.1 reads as booleans or null.
  ///
  /// @see <a href="https://yaml.org/type/bool.html">Booleans of YAML 1.1</a>
  private static final Set<String> WORDS =
      Set.of("y", "yes", "n", "no", "on", "off", "true", "false", "null");

  private YamlText() {}

  /// Returns an item of a list, ended by a newline.
  static String item(Json value) {
    return item(value, "");
  }

  private static String item(Json value, String indent) {
    String inner = block(value, indent + "  ");
    return isBlock(value)
        ? indent + "- " + inner.substring(indent.length() + 2)
        : indent + "- " + scalar(value) + "\n";
  }

  /// Returns the lines of an object or list, each with the indent.
  private static String block(Json value, String indent) {
    StringBuilder out = new StringBuilder();
    switch (value) {
      case Json.Obj(List<Json.Member> members, _) ->
          members.forEach(member -> out.append(member(member, indent)));
      case Json.Arr(List<Json> items, _) -> items.forEach(item -> out.append(item(item, indent)));
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> out.append(scalar(value));
    }
    return out.toString();
  }

  private static String member(Json.Member member, String indent) {
    String name = indent + string(member.name().value()) + ":";
    return isBlock(member.value())
        ? name + "\n" + block(member.value(), indent + "  ")
        : name + " " + scalar(member.value()) + "\n";
  }

  private static boolean isBlock(Json value) {
    return switch (value) {
      case Json.Obj(List<Json.Member> members, _) -> !members.isEmpty();
      case Json.Arr(List<Json> items, _) -> !items.isEmpty();
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> false;
    };
  }

  private static String scalar(Json value) {
    return switch (value) {
      case Json.Str(String text, _) -> string(text);
      case Json.Num(String literal, _) -> literal;
      case Json.Bool(boolean truth, _) -> String.valueOf(truth);
      case Json.Null _ -> "null";
      case Json.Obj _ -> "{}";
      case Json.Arr _ -> "[]";
    };
  }

  private static String string(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : JsonText.quoted(text, JsonText.Escapes.JSON);
  }
}
