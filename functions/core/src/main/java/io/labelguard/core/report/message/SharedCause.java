package io.labelguard.core.report.message;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Severity;
import io.labelguard.core.report.text.NameList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Findings that differ only in the labeling job: one thing went wrong, for several jobs.
///
/// @param findings in their order, at least one
record SharedCause(List<Finding> findings) {

  private static final int JOBS = 10;

  SharedCause {
    findings = List.copyOf(findings);
  }

  private record Alike(
      CheckId check,
      Severity severity,
      Optional<String> bucket,
      Optional<String> team,
      Optional<String> resource,
      Optional<?> path,
      Finding.Evidence evidence) {}

  /// Returns the causes of some findings, each where its first finding stands.
  static List<SharedCause> of(List<Finding> findings) {
    Map<Alike, List<Finding>> alike = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Alike key =
          new Alike(
              finding.check(),
              finding.severity(),
              finding.bucket(),
              finding.team(),
              finding.resource(),
              finding.path(),
              finding.evidence());
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(finding);
    }
    return alike.values().stream().map(SharedCause::new).toList();
  }

  Finding first() {
    return findings.getFirst();
  }

  /// Returns the names of the other jobs, at most ten and then how many more; empty text for none.
  String others() {
    return NameList.of(
        findings.stream().skip(1).flatMap(finding -> finding.job().stream()).distinct().toList(),
        JOBS);
  }
}
