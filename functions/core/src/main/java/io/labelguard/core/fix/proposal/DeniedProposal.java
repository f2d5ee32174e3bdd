package io.labelguard.core.fix.proposal;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.FixAdvice.Status;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.ProposedPrincipal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Plans for what Ground Truth itself is denied (LG101): at once for all findings that the same
/// edits fix.
final class DeniedProposal implements Proposal {

  private final PlannedAdvice planned;
  private final ProposedPrincipal principal;
  private final Map<Finding, FixAdvice> advised = new HashMap<>();

  /// @param findings those of all checks
  DeniedProposal(
      Situation situation,
      List<Finding> findings,
      PlannedAdvice planned,
      ProposedPrincipal principal) {
    this.planned = planned;
    this.principal = principal;
    new DeniedTogether(situation, findings).groups().forEach(this::advise);
  }

  /// What is proven for all that the same edits fix is proven for each; what is not may still be
  /// for one alone.
  private void advise(List<Finding> together) {
    FixAdvice advice = planned.of(together.getFirst(), together);
    boolean each = together.size() == 1 || advice.status() == Status.PROVEN;
    for (Finding finding : together) {
      advised.put(
          finding, orProposed(finding, each ? advice : planned.of(finding, List.of(finding))));
    }
  }

  private FixAdvice orProposed(Finding finding, FixAdvice advice) {
    return advice.status() == Status.PROVEN
        ? advice
        : planned
            .bucket(finding)
            .flatMap(bucket -> principal.advice(bucket, finding, advice.reasons()))
            .orElse(advice);
  }

  @Override
  public FixAdvice advice(Finding finding) {
    return Objects.requireNonNull(advised.get(finding), "every LG101 finding is in a group");
  }
}
