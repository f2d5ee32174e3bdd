package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.proposal.AdvisedFindings;
import io.labelguard.core.fix.proposal.FixAdvisor;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.report.text.Commands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what is wrong with a bucket's policy, and plans what the guard itself may do about it.
///
/// The detecting functions ask whether a fix is worth requesting. The writing function asks again
/// and trusts no earlier answer.
public final class BucketPlans {

  private final GuardContext context;
  private final boolean forAPerson;

  /// A plan of the guard's own.
  ///
  /// @param jobs names of the jobs that it is for
  /// @param oldest when the first of these was created; empty where that is not known of all
  /// @param reasons why there is no fix, or why it does not cover all findings; sentences
  public record Planned(
      FixPlan plan, SortedSet<String> jobs, Optional<Instant> oldest, List<String> reasons) {
    public Planned {
      reasons = List.copyOf(reasons);
    }
  }

  /// @param context whose settings name the companion accounts, and whose records have the texts of
  ///     earlier fixes
  public BucketPlans(GuardContext context) {
    this(context, false);
  }

  private BucketPlans(GuardContext context, boolean forAPerson) {
    this.context = context;
    this.forAPerson = forAPerson;
  }

  /// Returns the plans for a person, who decides which jobs are worth a write.
  public static BucketPlans forAPerson(GuardContext context) {
    return new BucketPlans(context, true);
  }

  /// Returns what the checks find, each with advice.
  public List<Finding> findings(Situation situation) {
    return judge(situation).findings();
  }

  /// Judges a situation once: for its findings, and for a plan of what to do about them.
  public AdvisedFindings judge(Situation situation) {
    return FixAdvisor.advise(situation, context.settings().companionAccounts());
  }

  /// Plans for every proven finding whose job may cause a write and was seen with the access that
  /// the fix gives back.
  ///
  /// @param findings some of the advised findings
  public Planned plan(
      AdvisedFindings advised, Bucket bucket, List<Finding> findings, BucketPast past) {
    Map<String, LabelingJob> jobs = new HashMap<>();
    advised.situation().liveJobsAt(bucket.name()).forEach(job -> jobs.putIfAbsent(job.name(), job));
    List<Finding> fixable = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.check().deniesGroundTruth()
          && finding.bucket().equals(Optional.of(bucket.name()))) {
        notProven(finding)
            .or(() -> ofDataAlone(finding, bucket))
            .or(() -> notACause(finding.job().map(jobs::get), bucket))
            .ifPresentOrElse(reasons::add, () -> fixable.add(finding));
      }
    }
    if (forAPerson || context.settings().fixNewJobs()) {
      return planned(advised.plan(bucket, fixable), fixable, jobs, reasons);
    }
    WitnessedFixes witnessed = new WitnessedFixes(advised, bucket, past);
    WitnessedFixes.Plan plan = witnessed.plan(fixable, jobs);
    reasons.addAll(plan.reasons());
    if (!plan.reasons().isEmpty()) {
      reasons.add(byHand(bucket.name(), context.settings().region()));
    }
    return planned(plan.plan(), plan.findings(), jobs, reasons);
  }

  /// Returns the sentence that says how a person fixes what the guard does not.
  public static String byHand(String bucket, String region) {
    return "Labelguard gives back only access that it saw. If the jobs should have it, run: "
        + Commands.in(region, Commands.fix(bucket));
  }

  private static Planned planned(
      FixPlan plan, List<Finding> fixed, Map<String, LabelingJob> jobs, List<String> before) {
    List<String> reasons = new ArrayList<>(before);
    if (plan instanceof FixPlan.NoSafeFix(List<String> unsafe)) {
      reasons.addAll(unsafe);
    }
    SortedSet<String> names =
        fixed.stream()
            .flatMap(finding -> finding.job().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Planned(
        plan,
        names,
        oldest(names.stream().flatMap(name -> Stream.ofNullable(jobs.get(name))).toList()),
        reasons.stream().distinct().toList());
  }

  private static Optional<Instant> oldest(List<LabelingJob> jobs) {
    return jobs.stream().allMatch(job -> job.created().isPresent())
        ? jobs.stream().flatMap(job -> job.created().stream()).min(Instant::compareTo)
        : Optional.empty();
  }

  private static Optional<String> notProven(Finding finding) {
    return finding.fix().status() == FixAdvice.Status.PROVEN
        ? Optional.empty()
        : Optional.of(String.join(" ", finding.fix().reasons()));
  }

  /// Anyone who may create jobs may name any object in a manifest.
  private Optional<String> ofDataAlone(Finding finding, Bucket bucket) {
    return forAPerson || finding.check() != CheckId.DATA_DENIED
        ? Optional.empty()
        : Optional.of(
            "Labelguard fixes a policy by itself only for what jobs name themselves, not for"
                + " objects that a manifest lists. If this job should have access, run: "
                + Commands.in(context.settings().region(), Commands.fix(bucket.name())));
  }

  private Optional<String> notACause(Optional<LabelingJob> job, Bucket bucket) {
    return forAPerson
        ? Optional.empty()
        : job.flatMap(
            denied -> WriteCause.reasonAgainst(denied, bucket, context.settings().region()));
  }
}
