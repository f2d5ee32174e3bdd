package io.labelguard.core.guard;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import java.util.List;
import java.util.Set;

/// Finds which findings after the guard's own write were there before it. They were published when
/// their cause was.
public final class EarlierFindings {

  private EarlierFindings() {}

  /// Returns the findings that the policy before the write gave as well. What the write was to fix
  /// is never among them.
  public static List<Finding> among(List<Finding> findings, Situation before) {
    Set<List<Object>> published =
        Checks.run(new JudgedSituation(before)).stream()
            .filter(finding -> !finding.check().deniesGroundTruth())
            .map(EarlierFindings::subject)
            .collect(toSet());
    return findings.stream().filter(finding -> published.contains(subject(finding))).toList();
  }

  private static List<Object> subject(Finding finding) {
    return List.of(finding.check(), finding.job(), finding.path(), finding.actions());
  }

  /// Returns the sentence that these findings remain.
  public static String note(List<Finding> earlier) {
    return "Reported before, and to be fixed by hand: "
        + earlier.stream()
            .map(
                finding ->
                    finding.check().text()
                        + finding.job().map(job -> " of labeling job " + job).orElse(""))
            .distinct()
            .sorted()
            .collect(joining(", "))
        + ".";
  }
}
