package io.labelguard.core.guard.write;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.Modes;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.write.WriteProtocol.Order;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Records;
import io.labelguard.policy.model.Policy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Does what a fix request for a bucket is good for, whose lease the caller holds: takes out a
/// temporary fix that is over, or applies the proven fix of the policy.
final class BucketFix {

  private final Settings settings;
  private final Sources sources;
  private final Situations situations;
  private final BucketPlans plans;
  private final Records records;
  private final Announcer announcer;
  private final BucketWrites writes;
  private final TemporaryFixes temporaries;
  private final WriteBans standing;
  private final InstantSource clock;

  BucketFix(
      Settings settings,
      Sources sources,
      Situations situations,
      BucketPlans plans,
      Records records,
      Announcer announcer,
      BucketWrites writes,
      InstantSource clock) {
    this.settings = settings;
    this.sources = sources;
    this.situations = situations;
    this.plans = plans;
    this.records = records;
    this.announcer = announcer;
    this.writes = writes;
    this.temporaries = new TemporaryFixes(settings, sources, records, writes, clock);
    this.standing = new WriteBans(settings, records);
    this.clock = clock;
  }

  FixOutcome apply(String name, String id) {
    List<LabelingJob> live = sources.jobs().live();
    List<LabelingJob> jobs = live.stream().filter(job -> job.buckets().contains(name)).toList();
    Optional<Intent> over =
        TemporaryFixes.over(records, live, clock.instant()).reversed().stream()
            .filter(fix -> fix.resource().equals(BucketWrites.resource(name)))
            .findFirst();
    Optional<Written> earlier = writes.settle(name);
    if (earlier.isPresent() && earlier.get().result() != Result.NOT_APPLIED) {
      return told(
          review(name, Fingerprint.of(earlier.get().read()), List.of(), List.of()),
          BucketWrites.outcome(name, earlier.get()));
    }
    if (jobs.isEmpty() && over.isEmpty()) {
      return BucketWrites.notApplied(
          name, List.of("No live labeling job uses bucket " + name + "."));
    }
    Bucket bucket = situations.bucket(name, Optional.empty());
    if (!(bucket.policy() instanceof BucketPolicyState.Readable(Policy policy))) {
      return BucketWrites.notApplied(
          name, List.of("The policy of bucket " + name + " cannot be read now."));
    }
    if (over.isPresent()) {
      return told(
          review(name, Fingerprint.of(policy), List.of(), List.of()),
          temporaries.end(name, over.get(), policy, id));
    }
    return switch (permission(name, policy)) {
      case Permission.AlertOnly(String reason) -> BucketWrites.notApplied(name, List.of(reason));
      case Permission.Ignored(_, String reason) -> BucketWrites.notApplied(name, List.of(reason));
      case Permission.MayFix _ -> fix(bucket, policy, jobs, id, false);
      case Permission.MayFixForAWhile _ -> fix(bucket, policy, jobs, id, true);
    };
  }

  private Permission permission(String name, Policy policy) {
    Permission permission =
        new Modes(settings).forBucket(name, sources.buckets().modeTag(name), clock.instant());
    return switch (permission) {
      case Permission.AlertOnly _, Permission.Ignored _ -> permission;
      case Permission.MayFix _, Permission.MayFixForAWhile _ ->
          standing
              .againstBucket(name, Fingerprint.of(policy), clock.instant())
              .<Permission>map(against -> new Permission.AlertOnly(against.reason()))
              .orElse(permission);
    };
  }

  private FixOutcome fix(
      Bucket bucket, Policy policy, List<LabelingJob> jobs, String id, boolean temporary) {
    Situation situation = situations.of(bucket, jobs, Optional.empty());
    List<Finding> findings =
        plans.findings(situation).stream().filter(Review::isOfABucket).toList();
    BucketPlans.Planned planned = plans.plan(situation, bucket, findings);
    return switch (planned.plan()) {
      case FixPlan.Nothing _ ->
          BucketWrites.notApplied(
              bucket.name(),
              planned.reasons().isEmpty()
                  ? List.of("There is nothing to fix any more.")
                  : planned.reasons());
      case FixPlan.NoSafeFix _ -> BucketWrites.notApplied(bucket.name(), planned.reasons());
      case FixPlan.Proven proven -> {
        Purpose purpose = temporary ? forAWhile(planned) : new Purpose.Fix();
        Written written =
            writes.write(
                bucket.name(),
                new Order(id, purpose, Optional.empty(), proven.before(), proven.after()));
        List<String> notes = new ArrayList<>(planned.reasons());
        notes.addAll(stillWrong(bucket, situation, written));
        standing.lastActors(bucket.name()).ifPresent(notes::add);
        yield told(
            review(bucket.name(), Fingerprint.of(policy), findings, notes),
            BucketWrites.outcome(bucket.name(), written));
      }
    };
  }

  private Purpose forAWhile(BucketPlans.Planned planned) {
    return new Purpose.TemporaryFix(
        planned.jobs(), clock.instant().plus(settings.longestTemporary()));
  }

  /// Judges what was read back, as if it had come from anybody.
  private List<String> stillWrong(Bucket bucket, Situation situation, Written written) {
    Optional<Policy> policy = written.read().flatMap(Situations::readable);
    if (written.result() != Result.APPLIED || policy.isEmpty()) {
      return List.of();
    }
    Bucket now =
        new Bucket(
            bucket.name(),
            bucket.region(),
            bucket.owner(),
            new BucketPolicyState.Readable(policy.get()));
    return plans.findings(situations.of(now, situation.jobs(), Optional.empty())).stream()
        .filter(Review::isOfABucket)
        .map(finding -> "After the fix: " + finding.check() + ": " + finding.message())
        .toList();
  }

  private static Review review(
      String name, Fingerprint before, List<Finding> findings, List<String> notes) {
    return Review.of(BucketWrites.resource(name), name, before.hex(), findings, notes);
  }

  private FixOutcome told(Review review, FixOutcome outcome) {
    announcer.tell(review, outcome);
    return outcome;
  }
}
