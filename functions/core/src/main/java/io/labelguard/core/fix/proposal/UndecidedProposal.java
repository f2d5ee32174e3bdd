package io.labelguard.core.fix.proposal;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.fix.Fitness;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Explains why a NotPrincipal whose effect cannot be decided (LG801) is not edited: the reason is
/// the same as for one that denies.
final class UndecidedProposal implements Proposal {

  private final PlannedAdvice planned;

  UndecidedProposal(PlannedAdvice planned) {
    this.planned = planned;
  }

  @Override
  public FixAdvice advice(Finding finding) {
    Optional<Policy> policy =
        planned.bucket(finding).flatMap(bucket -> bucket.policy().toJudgeBy());
    List<String> reasons = policy.stream().flatMap(read -> reasons(read, finding)).toList();
    return reasons.isEmpty() || !finding.fix().reasons().isEmpty()
        ? finding.fix()
        : FixAdvice.none(reasons);
  }

  private static Stream<String> reasons(Policy policy, Finding finding) {
    return finding.statements().stream()
        .map(StatementRef::index)
        .map(policy.statements()::get)
        .filter(UndecidedProposal::isDenyByNotPrincipal)
        .flatMap(statement -> Fitness.againstEditing(policy, statement).stream());
  }

  private static boolean isDenyByNotPrincipal(Statement statement) {
    return statement.effect() == Effect.DENY && statement.principals().negated();
  }
}
