package io.labelguard.core.fix;

import io.labelguard.policy.json.Json;
import java.util.List;
import java.util.function.ObjIntConsumer;

/// Writes a value that was read out of a text anew, with line breaks of our own; every scalar stays
/// as written.
final class PrettyJson {

  private final String text;
  private final ObjIntConsumer<Json> ended;
  private final StringBuilder out = new StringBuilder();

  private PrettyJson(String text, ObjIntConsumer<Json> ended) {
    this.text = text;
    this.ended = ended;
  }

  static String of(String text, Json value) {
    return of(text, value, (_, _) -> {});
  }

  /// @param ended receives each value, inner ones first, and the line on which it ends, from 0
  static String of(String text, Json value, ObjIntConsumer<Json> ended) {
    PrettyJson json = new PrettyJson(text, ended);
    json.write(value, "");
    return json.out.toString();
  }

  private void write(Json value, String indent) {
    switch (value) {
      case Json.Obj(List<Json.Member> members, _) when !members.isEmpty() -> {
        String open = "{\n";
        for (Json.Member member : members) {
          out.append(open).append(indent).append("  ");
          out.append(member.name().span().of(text)).append(": ");
          write(member.value(), indent + "  ");
          open = ",\n";
        }
        out.append('\n').append(indent).append('}');
      }
      case Json.Arr(List<Json> items, _) when !items.isEmpty() -> {
        String open = "[\n";
        for (Json item : items) {
          out.append(open).append(indent).append("  ");
          write(item, indent + "  ");
          open = ",\n";
        }
        out.append('\n').append(indent).append(']');
      }
      case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
          out.append(value.span().of(text));
    }
    ended.accept(value, (int) out.toString().lines().count() - 1);
  }
}
