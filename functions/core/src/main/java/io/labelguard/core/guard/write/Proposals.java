package io.labelguard.core.guard.write;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.proposal.AdvisedFindings;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.PolicyHistory;
import io.labelguard.core.guard.RemovedFixes;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.write.OperatorActions.Proposal;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.BucketPast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans and proves, for a person, a fix of a bucket's current policy, and says what the guard
/// itself would do. Writes nothing.
final class Proposals {

  private final GuardContext context;
  private final WriteBans bans;

  Proposals(GuardContext context) {
    this.context = context;
    this.bans = new WriteBans(context.settings());
  }

  /// Plans a fix of the current policy.
  Proposal of(BucketPast past) {
    String name = past.bucket();
    GuardContext once = context.readingOnce();
    Situations situations = new Situations(once);
    BucketPlans plans = BucketPlans.forAPerson(once);
    List<LabelingJob> jobs =
        once.sources().jobs().live().all().stream()
            .filter(job -> job.buckets().contains(name))
            .toList();
    Bucket bucket = situations.bucket(name, Optional.empty());
    Situation situation = situations.of(bucket, jobs, Optional.empty());
    AdvisedFindings advised = plans.judge(situation);
    List<Finding> findings = advised.findings().stream().filter(Review::isOfABucket).toList();
    BucketPlans.Planned planned = plans.plan(advised, bucket, findings, past);
    Fingerprint live = Fingerprint.of(PolicyHistory.text(bucket));
    List<String> reasons = new ArrayList<>(UnjudgedBucket.reason(bucket).stream().toList());
    reasons.addAll(planned.reasons());
    reasons.addAll(situations.notes());
    return new Proposal(
        live,
        situation,
        past.newest().filter(newest -> newest.fingerprint().equals(live)),
        findings,
        planned.plan(),
        reasons,
        bans.againstBucket(past, context.now())
            .or(
                () ->
                    RemovedFixes.against(
                        planned.plan(), planned.oldest(), past, context.records()::texts))
            .map(ban -> ban.reason(context.settings().region()))
            .or(
                () ->
                    notByTheGuard(
                        name,
                        planned,
                        new BucketPlans(once).plan(advised, bucket, findings, past))));
  }

  /// Returns why the guard itself would not make the whole of a fix.
  private Optional<String> notByTheGuard(
      String bucket, BucketPlans.Planned asked, BucketPlans.Planned byTheGuard) {
    return asked.plan() instanceof FixPlan.Proven && !byTheGuard.jobs().containsAll(asked.jobs())
        ? byTheGuard.reasons().stream()
            .filter(
                reason ->
                    !asked.reasons().contains(reason)
                        && !reason.equals(BucketPlans.byHand(bucket, context.settings().region())))
            .reduce((one, other) -> one + " " + other)
        : Optional.empty();
  }
}
