package io.labelguard.core.guard.write;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.proposal.AdvisedFindings;
import io.labelguard.core.guard.BucketJobs;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.ConfirmedJobs;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.KnownJobs;
import io.labelguard.core.guard.Modes;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.RemovedFixes;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.TemporaryEnds;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.WriteRefusal;
import io.labelguard.core.guard.write.WriteProtocol.Order;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.ChangeLines;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Handles one fix request for a bucket, whose lease the caller holds: removes a temporary fix that
/// is over, or applies the proven fix of the policy.
final class BucketFix {

  private final GuardContext context;
  private final Situations situations;
  private final KnownJobs known;
  private final BucketPlans plans;
  private final BucketWrites writes;
  private final WriteBans bans;

  /// @param context one that reads once
  BucketFix(GuardContext context, BucketWrites writes) {
    this.context = context;
    this.situations = new Situations(context);
    this.known = new KnownJobs(context);
    this.plans = new BucketPlans(context);
    this.writes = writes;
    this.bans = new WriteBans(context.settings());
  }

  FixOutcome apply(String name, String id) {
    BucketJobs jobs = known.at(name).orFail();
    Optional<Intent> over = over(name);
    BucketPast remembered = context.records().bucketPast(name);
    Optional<WriteBans.Against> form = WriteBans.againstForm(remembered.own().form());
    if (form.isPresent()) {
      return BucketWrites.notApplied(name, List.of(form.get().why()));
    }
    Optional<Written> earlier = writes.settle(remembered);
    if (earlier.isPresent() && earlier.get().result() != Result.NOT_APPLIED) {
      return published(
          nothing(name, Fingerprint.of(earlier.get().read())), BucketWrites.outcome(earlier.get()));
    }
    BucketPast past = earlier.map(Written::intent).map(remembered::with).orElse(remembered);
    if (jobs.jobs().isEmpty() && over.isEmpty()) {
      return BucketWrites.notApplied(
          name, List.of("No live labeling job uses bucket " + name + "."));
    }
    Bucket bucket = situations.bucket(name, Optional.empty());
    if (!(bucket.policy() instanceof BucketPolicyState.Readable(Policy policy))) {
      return BucketWrites.notApplied(
          name, List.of("The policy of bucket " + name + " cannot be read now."));
    }
    if (over.isPresent()) {
      return published(
          nothing(name, Fingerprint.of(policy)),
          new TemporaryFixes(context, writes).end(past, over.get(), policy, id));
    }
    return switch (WriteRefusal.of(permission(past), bucket, context.settings())) {
      case Permission.AlertOnly(String reason) -> refused(bucket, policy, jobs, List.of(reason));
      case Permission.Ignored(_, String reason) -> BucketWrites.notApplied(name, List.of(reason));
      case Permission.MayFix _ ->
          fix(past, bucket, policy, jobs.withoutData(), id, _ -> new Purpose.Fix());
      case Permission.MayFixForAWhile _ ->
          fix(past, bucket, policy, jobs.withoutData(), id, this::temporaryFix);
    };
  }

  /// Returns the last temporary fix of the bucket that is over.
  private Optional<Intent> over(String name) {
    List<Intent> temporary =
        context.records().temporary().stream()
            .filter(fix -> fix.target().equals(Target.bucket(name)))
            .toList();
    Set<String> running = known.live(TemporaryEnds.jobs(temporary));
    return TemporaryEnds.over(temporary, running, context.now()).reversed().stream().findFirst();
  }

  private String region() {
    return context.settings().region();
  }

  private Permission permission(BucketPast past) {
    String name = past.bucket();
    Permission permission =
        new Modes(context.settings())
            .forBucket(name, context.sources().buckets().modeTag(name), context.now());
    return switch (permission) {
      case Permission.AlertOnly _, Permission.Ignored _ -> permission;
      case Permission.MayFix _, Permission.MayFixForAWhile _ ->
          bans.againstBucket(past, context.now())
              .<Permission>map(against -> new Permission.AlertOnly(against.reason(region())))
              .orElse(permission);
    };
  }

  private FixOutcome fix(
      BucketPast past,
      Bucket bucket,
      Policy policy,
      BucketJobs jobs,
      String id,
      Function<BucketPlans.Planned, Purpose> purpose) {
    ConfirmedJobs confirmed = confirmed(bucket, jobs, ConfirmedJobs.OF_A_WRITE).orFail();
    Situation situation = confirmed.situation();
    AdvisedFindings advised = confirmed.advised();
    List<Finding> findings = advised.findings().stream().filter(Review::isOfABucket).toList();
    BucketPlans.Planned planned = plans.plan(advised, bucket, findings, past);
    List<String> reasons = new ArrayList<>(planned.reasons());
    reasons.addAll(situations.notes());
    Review review =
        Review.of(
            Target.bucket(bucket.name()),
            Fingerprint.of(policy).hex(),
            situation,
            findings,
            reasons);
    return switch (planned.plan()) {
      case FixPlan.Nothing _ ->
          BucketWrites.notApplied(
              bucket.name(),
              reasons.isEmpty() ? List.of("There is nothing to fix any more.") : reasons);
      case FixPlan.NoSafeFix _ -> refused(review, reasons);
      case FixPlan.Proven proven -> {
        Optional<WriteBans.Against> against =
            RemovedFixes.against(proven, planned.oldest(), past, context.records()::texts);
        if (against.isPresent()) {
          yield refused(review, List.of(against.get().reason(region())));
        }
        Written written =
            writes.write(
                past,
                new Order(
                    id, purpose.apply(planned), Optional.empty(), proven.before(), proven.after()));
        List<String> notes = new ArrayList<>(reasons);
        bans.lastActors(past).ifPresent(notes::add);
        yield published(review.withNotes(notes), bucket, written);
      }
    };
  }

  private ConfirmedJobs confirmed(Bucket bucket, BucketJobs jobs, int most) {
    return ConfirmedJobs.of(
        jobs, found -> plans.judge(situations.of(bucket, found, Optional.empty())), most, context);
  }

  private FixOutcome refused(Bucket bucket, Policy policy, BucketJobs jobs, List<String> reasons) {
    ConfirmedJobs confirmed = confirmed(bucket, jobs, ConfirmedJobs.OF_A_MESSAGE);
    Situation situation = confirmed.situation();
    List<Finding> findings =
        confirmed.advised().findings().stream().filter(Review::isOfABucket).toList();
    String state = Fingerprint.of(policy).hex();
    return refused(
        Review.of(Target.bucket(bucket.name()), state, situation, findings, List.of()), reasons);
  }

  private FixOutcome refused(Review review, List<String> reasons) {
    FixOutcome outcome = BucketWrites.notApplied(review.target().name(), reasons);
    context.announcer().publishRefused(review, outcome);
    return outcome;
  }

  private Purpose temporaryFix(BucketPlans.Planned planned) {
    return new Purpose.TemporaryFix(
        planned.jobs(), context.now().plus(context.settings().longestTemporary()));
  }

  /// Publishes the outcome of a write; after a fix with what is still wrong, judged anew as if
  /// someone else had written the policy that was read back.
  private FixOutcome published(Review before, Bucket bucket, Written written) {
    FixOutcome outcome = BucketWrites.outcome(written);
    if (written.result() != Result.APPLIED) {
      return published(before, outcome);
    }
    Optional<Policy> policy = written.read().flatMap(Situations::parsed);
    if (policy.isEmpty()) {
      return published(
          before.withNotes(List.of("The policy that was read back cannot be judged.")), outcome);
    }
    Situation situation =
        situations.of(bucket.with(policy.get()), before.situation().jobs(), Optional.empty());
    List<Finding> left = plans.findings(situation).stream().filter(Review::isOfABucket).toList();
    String state = Fingerprint.of(written.read()).hex();
    Review after = Review.of(before.target(), state, situation, left, before.notes());
    context
        .announcer()
        .publish(
            after,
            outcome,
            before.state(),
            fixed(before.findings(), left),
            changed(bucket, policy.get()));
    return outcome;
  }

  private static List<String> changed(Bucket before, Policy after) {
    return before.policy() instanceof BucketPolicyState.Readable(Policy policy)
        ? ChangeLines.between(policy, after)
        : List.of();
  }

  private static List<String> fixed(List<Finding> before, List<Finding> left) {
    Set<String> still = deniedJobs(left);
    return deniedJobs(before).stream().filter(job -> !still.contains(job)).toList();
  }

  private static SortedSet<String> deniedJobs(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.check().deniesGroundTruth())
        .flatMap(finding -> finding.job().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Review nothing(String name, Fingerprint before) {
    return Review.of(Target.bucket(name), before.hex(), situations.nothing(), List.of(), List.of());
  }

  private FixOutcome published(Review review, FixOutcome outcome) {
    context.announcer().publish(review, outcome, review.state(), List.of(), List.of());
    return outcome;
  }
}
