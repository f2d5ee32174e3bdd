package io.labelguard.core.report.html;

import java.util.List;

/// What an earlier report found.
///
/// @param name of the file it was read from
public record EarlierReport(String name, List<KnownProblem> problems) {
  public EarlierReport {
    problems = List.copyOf(problems);
  }
}
