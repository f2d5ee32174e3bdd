package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.FixAdvisor;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.FixPlanner;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.BucketPast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds what is wrong with a bucket's policy, and plans what the guard itself may do about it. The
/// detecting functions ask it to know whether a fix is worth requesting, the writing one asks it
/// again and trusts no earlier answer.
public final class BucketPlans {

  private final Settings settings;
  private final FixAdvisor advisor;
  private final FixPlanner planner;
  private final GroundTruthEndpoints endpoints;

  /// A plan of the guard's own.
  ///
  /// @param jobs names of those that it is for
  /// @param reasons why it is none, or covers not all that was found
  public record Planned(FixPlan plan, SortedSet<String> jobs, List<String> reasons) {
    public Planned {
      reasons = List.copyOf(reasons);
    }
  }

  public BucketPlans(GuardContext context) {
    this.settings = context.settings();
    this.endpoints = context.endpoints();
    this.advisor = new FixAdvisor(settings.companionAccounts());
    this.planner = new FixPlanner(settings.companionAccounts());
  }

  /// Returns what the checks find, each with advice.
  public List<Finding> findings(Situation situation) {
    return advisor.advise(situation, Checks.run(situation));
  }

  /// Plans for every proven finding whose job is older than the denial.
  public Planned plan(Situation situation, Bucket bucket, List<Finding> findings, BucketPast past) {
    DenialAge age = new DenialAge(past, bucket, endpoints);
    List<Finding> fixable = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.check().equals("LG101") && finding.bucket().equals(Optional.of(bucket.name()))) {
        Optional<String> against = reasonAgainst(situation, bucket, finding, age);
        against.ifPresentOrElse(reasons::add, () -> fixable.add(finding));
      }
    }
    FixPlan plan = planner.plan(situation, bucket, fixable);
    if (plan instanceof FixPlan.NoSafeFix(List<String> unsafe)) {
      reasons.addAll(unsafe);
    }
    return new Planned(
        plan,
        fixable.stream()
            .flatMap(finding -> finding.job().stream())
            .collect(Collectors.toCollection(TreeSet::new)),
        reasons.stream().distinct().toList());
  }

  private Optional<String> reasonAgainst(
      Situation situation, Bucket bucket, Finding finding, DenialAge age) {
    if (finding.fix().status() != FixAdvice.Status.PROVEN) {
      return Optional.of(String.join(" ", finding.fix().reasons()));
    }
    if (settings.fixNewJobs()) {
      return Optional.empty();
    }
    return job(situation, bucket, finding).flatMap(age::reasonAgainst);
  }

  private static Optional<LabelingJob> job(Situation situation, Bucket bucket, Finding finding) {
    return situation.liveJobsAt(bucket.name()).stream()
        .filter(job -> finding.job().equals(Optional.of(job.name())))
        .findFirst();
  }
}
