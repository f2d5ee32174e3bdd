package io.labelguard.core.fix;

import io.labelguard.core.check.Finding;
import io.labelguard.policy.model.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Plans for the findings of one bucket whose policy can be read; the same edits are applied, shown
/// and proven once.
final class BucketPlanner {

  private final String bucket;
  private final Policy policy;
  private final BucketClaims claims;
  private final Map<Edits, PlannedChange> changes = new HashMap<>();

  /// Edits, and what they may touch.
  private record Edits(List<Edit> edits, Set<Integer> statements, Set<String> endpoints) {}

  BucketPlanner(String bucket, Policy policy, BucketClaims claims) {
    this.bucket = bucket;
    this.policy = policy;
    this.claims = claims;
  }

  /// Plans for all of the findings or for none of them.
  FixPlan plan(List<Finding> denied) {
    EditPlanner.Plan plan = claims.plan(denied);
    return plan.reasons().isEmpty()
        ? change(plan.edits(), denied).plan(denied)
        : new FixPlan.NoSafeFix(plan.reasons());
  }

  private PlannedChange change(List<Edit> edits, List<Finding> denied) {
    return changes.computeIfAbsent(
        new Edits(edits, BucketClaims.named(denied), claims.endpoints(denied)),
        _ ->
            new PlannedChange(
                bucket, policy, claims, claims.change(denied, PolicyEditor.apply(policy, edits))));
  }
}
