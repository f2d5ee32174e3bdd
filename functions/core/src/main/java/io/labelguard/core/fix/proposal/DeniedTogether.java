package io.labelguard.core.fix.proposal;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the LG101 findings that the same edits fix: those of jobs in one Region, with roles of
/// one account, denied by the same statements of one bucket. A bucket of hundreds of jobs is then
/// planned for once, not once for each of them.
final class DeniedTogether {

  private final Map<Optional<String>, LabelingJob> jobs = new HashMap<>();
  private final Map<Alike, List<Finding>> groups;

  private record Alike(
      Optional<String> bucket,
      List<StatementRef> statements,
      Optional<String> region,
      Optional<String> account) {}

  DeniedTogether(Situation situation, List<Finding> findings) {
    situation.jobs().forEach(job -> jobs.put(Optional.of(job.name()), job));
    groups =
        findings.stream()
            .filter(finding -> finding.check().deniesGroundTruth())
            .collect(Collectors.groupingBy(this::alike, LinkedHashMap::new, Collectors.toList()));
  }

  /// Returns all LG101 findings, those that are fixed together in one list.
  Collection<List<Finding>> groups() {
    return groups.values();
  }

  private Alike alike(Finding finding) {
    Optional<LabelingJob> job = Optional.ofNullable(jobs.get(finding.job()));
    return new Alike(
        finding.bucket(),
        finding.statements(),
        job.flatMap(LabelingJob::region),
        job.flatMap(LabelingJob::roleArn).flatMap(Arn::parse).map(Arn::account));
  }
}
