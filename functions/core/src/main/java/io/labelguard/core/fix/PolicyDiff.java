package io.labelguard.core.fix;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;

/// Shows a change of a bucket policy as a unified diff for people.
///
/// The diff is of the lines as they are. A policy written in long lines, as S3 often returns it,
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

  /// Returns the diff of two texts; where one cannot be read as a policy, of the texts as they are.
  public static String betweenTexts(String before, String after) {
    try {
      return between(PolicyReader.live(before), PolicyReader.live(after));
    } catch (MalformedPolicyException _) {
      return UnifiedDiff.of(
          "bucket policy before",
          "bucket policy after",
          before.lines().toList(),
          after.lines().toList());
    }
  }

  /// The lines of a policy.
  ///
  /// @param ends for each statement, how many lines come before the one on which it ends
  private record Lines(List<String> lines, List<Integer> ends) {

    static Lines of(Policy policy, boolean anew) {
      return anew ? rendered(policy) : asWritten(policy);
    }

    private static Lines rendered(Policy policy) {
      List<Integer> ends = new ArrayList<>();
      String text =
          PrettyJson.of(
              policy.text(),
              policy.source(),
              (value, line) -> {
                if (ends.size() < policy.statements().size()
                    && value.span().equals(policy.statements().get(ends.size()).source().span())) {
                  ends.add(line);
                }
              });
      return new Lines(text.lines().toList(), ends);
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
}
