package io.labelguard.core.fix;

import io.labelguard.core.policy.Json;
import io.labelguard.core.policy.Policy;
import java.util.List;

/// Shows a change of a bucket policy as a unified diff for people.
///
/// The diff is of the lines as they stand. A policy written in long lines, as S3 often returns it,
/// would show as one line replaced; its diff is of both texts broken into lines anew, and the names
/// in the diff's head say so.
public final class PolicyDiff {

  private static final int LONG_LINE = 160;

  private PolicyDiff() {}

  /// Returns the diff, empty where the lines are the same.
  public static String between(Policy before, Policy after) {
    if (hasLongLine(before.text()) || hasLongLine(after.text())) {
      return UnifiedDiff.of(
          "bucket policy before (shown with line breaks that it does not have)",
          "bucket policy after (likewise)",
          rendered(before),
          rendered(after));
    }
    return UnifiedDiff.of(
        "bucket policy before",
        "bucket policy after",
        before.text().lines().toList(),
        after.text().lines().toList());
  }

  private static boolean hasLongLine(String text) {
    return text.lines().anyMatch(line -> line.length() > LONG_LINE);
  }

  private static List<String> rendered(Policy policy) {
    StringBuilder out = new StringBuilder();
    render(policy.source(), policy.text(), "", out);
    return out.toString().lines().toList();
  }

  private static void render(Json value, String text, String indent, StringBuilder out) {
    switch (value) {
      case Json.Obj(List<Json.Member> members, _) when !members.isEmpty() -> {
        String inner = indent + "  ";
        String open = "{\n";
        for (Json.Member member : members) {
          out.append(open).append(inner).append(member.name().span().of(text)).append(": ");
          render(member.value(), text, inner, out);
          open = ",\n";
        }
        out.append('\n').append(indent).append('}');
      }
      case Json.Arr(List<Json> items, _) when !items.isEmpty() -> {
        String inner = indent + "  ";
        String open = "[\n";
        for (Json item : items) {
          out.append(open).append(inner);
          render(item, text, inner, out);
          open = ",\n";
        }
        out.append('\n').append(indent).append(']');
      }
      case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
          out.append(value.span().of(text));
    }
  }
}
