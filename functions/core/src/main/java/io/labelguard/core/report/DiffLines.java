package io.labelguard.core.report;

import java.util.List;

/// Reads unified diffs.
final class DiffLines {

  private DiffLines() {}

  /// Returns the lines that are removed or added, without those that only name the two texts.
  static List<String> changed(String diff) {
    return diff.lines()
        .filter(
            line ->
                (line.startsWith("+") && !line.startsWith("+++"))
                    || (line.startsWith("-") && !line.startsWith("---")))
        .toList();
  }
}
