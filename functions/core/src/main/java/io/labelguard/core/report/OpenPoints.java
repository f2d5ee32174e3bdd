package io.labelguard.core.report;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.report.text.NameList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says what a proven fix does not fix, one sentence for each check and place.
public final class OpenPoints {

  private static final int JOBS = 3;

  private record Alike(CheckId check, String place) {}

  private OpenPoints() {}

  /// Returns a sentence for the findings that have no proven fix, without its full stop.
  static List<String> of(List<Finding> findings) {
    return sentences(
        findings.stream()
            .filter(finding -> finding.fix().status() != FixAdvice.Status.PROVEN)
            .toList());
  }

  /// Returns a sentence for the findings of one check at one place, whether they have a fix or not.
  public static List<String> sentences(List<Finding> findings) {
    Map<Alike, List<Finding>> alike = new LinkedHashMap<>();
    for (Finding finding : findings) {
      alike
          .computeIfAbsent(new Alike(finding.check(), place(finding)), _ -> new ArrayList<>())
          .add(finding);
    }
    return alike.values().stream().map(OpenPoints::sentence).toList();
  }

  /// Returns a sentence for all findings of some causes, whether they have a fix or not.
  public static List<String> all(List<ReportedCause> causes) {
    return sentences(causes.stream().flatMap(cause -> cause.findings().stream()).toList());
  }

  private static String place(Finding finding) {
    return Headline.target(finding).map(target -> target.words()).orElse("");
  }

  private static String sentence(List<Finding> alike) {
    Finding first = alike.getFirst();
    List<String> jobs =
        alike.stream().flatMap(finding -> finding.job().stream()).distinct().sorted().toList();
    return (jobs.isEmpty() ? place(first) : NameList.of(jobs, JOBS))
        + ": "
        + ProblemWords.of(first.consequence())
        + " ("
        + first.check().text()
        + ")";
  }
}
