package io.labelguard.core.fix;

import java.util.ArrayList;
import java.util.List;

/// Writes the difference of two texts as a unified diff with three lines of context.
public final class UnifiedDiff {

  private static final int CONTEXT = 3;

  private final List<Line> lines;

  /// One line of the longest common script: kept (` `), removed (`-`) or added (`+`).
  private record Line(char sign, String text) {}

  private UnifiedDiff(List<Line> lines) {
    this.lines = lines;
  }

  /// Returns the diff, each line ended by a line feed; empty where the texts have the same lines.
  ///
  /// @param before name of the first text, for the `---` line
  /// @param after name of the second, for the `+++` line
  public static String of(String before, String after, List<String> old, List<String> now) {
    return ofParts(before, after, List.of(old), List.of(now));
  }

  /// Returns the diff of two texts in parts: the first part of one is compared with the first of
  /// the other, and so on, whatever else would make the diff shorter.
  static String ofParts(
      String before, String after, List<List<String>> old, List<List<String>> now) {
    List<Line> script = new ArrayList<>();
    for (int i = 0; i < old.size(); i++) {
      script.addAll(script(old.get(i), now.get(i)));
    }
    String hunks = new UnifiedDiff(script).hunks();
    return hunks.isEmpty() ? "" : "--- " + before + "\n+++ " + after + "\n" + hunks;
  }

  private static List<Line> script(List<String> old, List<String> now) {
    int[][] common = commonLengths(old, now);
    List<Line> script = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        script.add(new Line(' ', old.get(i)));
        i++;
        j++;
      } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        script.add(new Line('-', old.get(i)));
        i++;
      } else {
        script.add(new Line('+', now.get(j)));
        j++;
      }
    }
    return script;
  }

  /// Length of the longest common subsequence of what follows each pair of places.
  private static int[][] commonLengths(List<String> old, List<String> now) {
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private String hunks() {
    StringBuilder out = new StringBuilder();
    int oldLine = 1;
    int newLine = 1;
    int at = 0;
    for (int change = nextChange(at); change < lines.size(); change = nextChange(at)) {
      int start = Math.max(at, change - CONTEXT);
      oldLine += start - at;
      newLine += start - at;
      int end = hunkEnd(change);
      List<Line> hunk = lines.subList(start, end);
      int olds = count(hunk, '+');
      int news = count(hunk, '-');
      out.append("@@ -").append(range(oldLine, olds));
      out.append(" +").append(range(newLine, news)).append(" @@\n");
      hunk.forEach(line -> out.append(line.sign()).append(line.text()).append('\n'));
      oldLine += olds;
      newLine += news;
      at = end;
    }
    return out.toString();
  }

  private int nextChange(int from) {
    int at = from;
    while (at < lines.size() && lines.get(at).sign() == ' ') {
      at++;
    }
    return at;
  }

  /// A hunk goes on while the next change is so near that the contexts would touch.
  private int hunkEnd(int change) {
    int end = change + 1;
    int next = nextChange(end);
    while (next < lines.size() && next - end <= 2 * CONTEXT) {
      end = next + 1;
      next = nextChange(end);
    }
    return Math.min(end + CONTEXT, lines.size());
  }

  /// Lines of one side: those that are not only on the other.
  private static int count(List<Line> hunk, char otherSide) {
    return (int) hunk.stream().filter(line -> line.sign() != otherSide).count();
  }

  /// As `diff -u` writes it: a range without lines names the line before it.
  private static String range(int start, int lines) {
    return (lines == 0 ? start - 1 : start) + "," + lines;
  }
}
