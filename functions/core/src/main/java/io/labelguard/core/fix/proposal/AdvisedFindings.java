package io.labelguard.core.fix.proposal;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketJudgement;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.FixPlanner;
import java.util.List;
import java.util.Optional;

/// What was found in one situation, each with advice, and the planner that the advice comes from: a
/// plan for the same findings is not worked out or proven a second time.
///
/// For one event on one thread.
public final class AdvisedFindings {

  private final JudgedSituation judged;
  private final List<Finding> findings;
  private final FixPlanner planner;

  AdvisedFindings(JudgedSituation judged, List<Finding> findings, FixPlanner planner) {
    this.judged = judged;
    this.findings = List.copyOf(findings);
    this.planner = planner;
  }

  /// Returns the situation that was judged.
  public Situation situation() {
    return judged.situation();
  }

  /// Returns how the bucket's policy decides what the live jobs need; empty where there is none to
  /// judge by.
  public Optional<BucketJudgement> at(Bucket bucket) {
    return judged.at(bucket);
  }

  /// Returns the findings in their order; those that one fix is for share their advice.
  public List<Finding> findings() {
    return findings;
  }

  /// Plans for all the LG101 findings of the bucket among some of these, or for none of them.
  public FixPlan plan(Bucket bucket, List<Finding> some) {
    return planner.plan(bucket, some);
  }
}
