package io.labelguard.core.report.text;

import java.util.List;

/// Reads unified diffs.
public final class DiffLines {

  private DiffLines() {}

  /// Returns the lines that are removed or added, without those that only name the two texts.
  public static List<String> changed(String diff) {
    return diff.lines()
        .filter(
            line ->
                (line.startsWith("+") && !line.startsWith("+++"))
                    || (line.startsWith("-") && !line.startsWith("---")))
        .toList();
  }
}
