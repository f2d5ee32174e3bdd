package io.labelguard.core.fix;

import io.labelguard.core.policy.Json;
import io.labelguard.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/// Shows a change of a bucket policy as a unified diff for people.
///
/// The diff is of the lines as they stand. A policy written in long lines, as S3 often returns it,
/// would show as one line replaced; its diff is of both texts broken into lines anew, and the names
/// in the diff's head say so. Statements are compared one with one: an added companion, nearly a
/// copy of its statement, is never shown as that statement changed.
public final class PolicyDiff {

  private static final int LONG_LINE = 200;

  private PolicyDiff() {}

  /// Returns the diff, empty where the lines are the same.
  public static String between(Policy before, Policy after) {
    boolean anew = before.text().lines().anyMatch(line -> line.length() > LONG_LINE);
    int kept = Math.min(before.statements().size(), after.statements().size());
    return UnifiedDiff.ofParts(
        "bucket policy before" + (anew ? " (shown with line breaks that it does not have)" : ""),
        "bucket policy after" + (anew ? " (likewise)" : ""),
        Lines.of(before, anew).parts(kept),
        Lines.of(after, anew).parts(kept));
  }

  /// The lines of a policy.
  ///
  /// @param ends for each statement, how many lines stand before the one on which it ends
  private record Lines(List<String> lines, List<Integer> ends) {

    static Lines of(Policy policy, boolean anew) {
      return anew ? new Rendering(policy).lines() : asWritten(policy);
    }

    private static Lines asWritten(Policy policy) {
      List<Integer> ends =
          policy.statements().stream()
              .map(statement -> policy.text().substring(0, statement.source().span().end()))
              .map(text -> (int) text.lines().count() - 1)
              .toList();
      return new Lines(policy.text().lines().toList(), ends);
    }

    /// Cuts the lines before the end of each of the first statements.
    List<List<String>> parts(int statements) {
      List<List<String>> parts = new ArrayList<>();
      int from = 0;
      for (int i = 0; i < statements; i++) {
        parts.add(lines.subList(from, Math.max(from, ends.get(i))));
        from = Math.max(from, ends.get(i));
      }
      parts.add(lines.subList(from, lines.size()));
      return parts;
    }
  }

  /// A policy's text with line breaks of our own; every scalar stays as written.
  private static final class Rendering {

    private final Policy policy;
    private final StringBuilder out = new StringBuilder();
    private final List<Integer> ends = new ArrayList<>();

    Rendering(Policy policy) {
      this.policy = policy;
    }

    Lines lines() {
      render(policy.source(), "");
      return new Lines(out.toString().lines().toList(), ends);
    }

    private void render(Json value, String indent) {
      switch (value) {
        case Json.Obj(List<Json.Member> members, _) when !members.isEmpty() -> {
          String open = "{\n";
          for (Json.Member member : members) {
            out.append(open).append(indent).append("  ");
            out.append(member.name().span().of(policy.text())).append(": ");
            render(member.value(), indent + "  ");
            open = ",\n";
          }
          out.append('\n').append(indent).append('}');
        }
        case Json.Arr(List<Json> items, _) when !items.isEmpty() -> {
          String open = "[\n";
          for (Json item : items) {
            out.append(open).append(indent).append("  ");
            render(item, indent + "  ");
            open = ",\n";
          }
          out.append('\n').append(indent).append(']');
        }
        case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
            out.append(value.span().of(policy.text()));
      }
      if (ends.size() < policy.statements().size()
          && value.span().equals(policy.statements().get(ends.size()).source().span())) {
        ends.add((int) out.toString().lines().count() - 1);
      }
    }
  }
}
