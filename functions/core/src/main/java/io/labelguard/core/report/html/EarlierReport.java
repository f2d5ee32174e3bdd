package io.labelguard.core.report.html;

import io.labelguard.core.report.ReportScope;
import java.util.List;

/// What an earlier report found.
///
/// @param name of the file it was read from
/// @param scope the account and Region that it names
public record EarlierReport(String name, ReportScope scope, List<KnownProblem> problems) {
  public EarlierReport {
    problems = List.copyOf(problems);
  }
}
