package io.labelguard.core.fix.proposal;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.ProposedEndpoint;
import java.util.List;
import java.util.Set;

/// Advises to add the endpoint of the jobs' Region beside another Region's (LG401). Where jobs are
/// denied because it is missing, their fix adds it. Where none is denied, it is only proposed.
final class WrongRegionProposal implements Proposal {

  private final Situation situation;
  private final List<Finding> denials;
  private final PlannedAdvice planned;
  private final ProposedEndpoint proposed;

  /// @param findings those of all checks
  WrongRegionProposal(
      Situation situation,
      List<Finding> findings,
      PlannedAdvice planned,
      Set<String> companionAccounts) {
    this.situation = situation;
    this.denials =
        findings.stream().filter(finding -> finding.check().deniesGroundTruth()).toList();
    this.planned = planned;
    this.proposed = new ProposedEndpoint(companionAccounts);
  }

  @Override
  public FixAdvice advice(Finding finding) {
    List<Finding> caused = denials.stream().filter(denial -> isCausedBy(denial, finding)).toList();
    return caused.isEmpty()
        ? planned
            .bucket(finding)
            .map(bucket -> proposed.advice(situation, bucket, finding))
            .orElseGet(FixAdvice::none)
        : planned.of(finding, caused);
  }

  private static boolean isCausedBy(Finding denial, Finding finding) {
    return denial.bucket().equals(finding.bucket())
        && denial.statements().stream().anyMatch(finding.statements()::contains);
  }
}
