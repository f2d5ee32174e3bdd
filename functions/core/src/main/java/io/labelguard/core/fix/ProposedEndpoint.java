package io.labelguard.core.fix;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.FixAdvice.Status;
import io.labelguard.core.check.Situation;
import io.labelguard.core.check.StatementRef;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Proposes to add the endpoint of the bucket's own Region to statements that name another Region's
/// (LG401), where no live job is denied that could prove it. The other Region's id is never
/// removed.
public final class ProposedEndpoint {

  private final Set<String> companionAccounts;

  /// @param companionAccounts accounts besides the situation's own that companions exempt
  public ProposedEndpoint(Set<String> companionAccounts) {
    this.companionAccounts = companionAccounts;
  }

  /// Returns the advice for one such finding.
  public FixAdvice advice(Situation situation, Bucket bucket, Finding finding) {
    Optional<String> endpoint =
        bucket.region().or(situation::region).flatMap(situation.endpoints()::in);
    if (!(bucket.policy() instanceof BucketPolicyState.Readable(Policy policy))
        || endpoint.isEmpty()
        || situation.account().isEmpty()) {
      return FixAdvice.none(
          "Add the endpoint of the Region that the labeling jobs run in, once that is known.");
    }
    String account = situation.account().get();
    SortedSet<String> accounts = new TreeSet<>(companionAccounts);
    accounts.add(account);
    List<EditPlanner.Opening> openings =
        finding.statements().stream()
            .map(StatementRef::index)
            .map(index -> new EditPlanner.Opening(index, endpoint.get(), account))
            .toList();
    EditPlanner.Plan plan = EditPlanner.plan(policy, openings, accounts);
    return plan.reasons().isEmpty()
        ? proposal(policy, PolicyEditor.apply(policy, plan.edits()))
        : FixAdvice.none(plan.reasons());
  }

  private static FixAdvice proposal(Policy policy, String after) {
    try {
      return new FixAdvice(
          Status.PROPOSED,
          Optional.of(PolicyDiff.between(policy, PolicyReader.live(after))),
          Optional.of(after),
          List.of("No live labeling job is denied, so there is no job to prove this change with."));
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("an edit made the policy unreadable", e);
    }
  }
}
