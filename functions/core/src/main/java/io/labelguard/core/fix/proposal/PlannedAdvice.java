package io.labelguard.core.fix.proposal;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.FixPlanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns plans into advice; findings that have one plan share one advice.
final class PlannedAdvice {

  private final FixPlanner planner;
  private final Map<String, Bucket> buckets = new HashMap<>();
  private final Map<FixPlan, FixAdvice> shared = new HashMap<>();

  PlannedAdvice(Situation situation, FixPlanner planner) {
    this.planner = planner;
    situation.buckets().forEach(bucket -> buckets.putIfAbsent(bucket.name(), bucket));
  }

  /// Returns the bucket that a finding is about, where it is in the situation.
  Optional<Bucket> bucket(Finding finding) {
    return finding.bucket().map(buckets::get);
  }

  /// Returns the advice of the plan for some denials at the finding's bucket.
  FixAdvice of(Finding finding, List<Finding> denials) {
    return bucket(finding)
        .map(bucket -> shared.computeIfAbsent(planner.plan(bucket, denials), PlannedAdvice::advice))
        .orElseGet(() -> FixAdvice.none("The bucket's policy was not given."));
  }

  private static FixAdvice advice(FixPlan plan) {
    return switch (plan) {
      case FixPlan.Nothing _ -> FixAdvice.none();
      case FixPlan.NoSafeFix(List<String> reasons) -> FixAdvice.none(reasons);
      case FixPlan.Proven proven -> FixAdvice.proven(proven.diff(), proven.after());
    };
  }
}
