package io.labelguard.core.guard.write;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.PolicyHistory;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.write.UndoPlanner.UndoPlan;
import io.labelguard.core.guard.write.WriteProtocol.Order;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.BucketPolicyWriter;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.HistoryEntry;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Records;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What a person does to a bucket with Labelguard: looks at its fix, applies it, takes one out, and
/// gives leave to fix again.
///
/// It needs the same proof and follows the same protocol as the guard's own writes. Modes, tags,
/// vetoes, the breaker and the age of a job bind the guard alone: a person who asks has decided.
public final class OperatorActions {

  private final Settings settings;
  private final Sources sources;
  private final Situations situations;
  private final BucketPlans plans;
  private final Records records;
  private final BucketWrites writes;
  private final UndoPlanner undos;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final String person;

  /// What can be done about a bucket.
  ///
  /// @param fingerprint of the policy that this is about
  /// @param against why the guard itself would not write now
  public record Proposal(
      Fingerprint fingerprint,
      List<Finding> findings,
      FixPlan plan,
      List<String> reasons,
      Optional<String> against) {
    public Proposal {
      findings = List.copyOf(findings);
      reasons = List.copyOf(reasons);
    }
  }

  /// How often the guard wrote within 24 hours, and how often it may.
  ///
  /// @param lastActors who changed the policy last, besides the guard; a sentence
  public record Breaker(List<Instant> writes, int limit, Optional<String> lastActors) {
    public Breaker {
      writes = List.copyOf(writes);
    }

    public boolean open() {
      return writes.size() >= limit;
    }
  }

  /// @param ids names that no other run uses, for leases and intents
  /// @param person ARN of who gives the command
  public OperatorActions(
      Settings settings,
      GroundTruthEndpoints endpoints,
      Sources sources,
      Records records,
      BucketPolicyWriter writer,
      InstantSource clock,
      Pause pause,
      Supplier<String> ids,
      String person) {
    this.settings = settings.withFixNewJobs();
    this.sources = sources;
    this.situations = new Situations(this.settings, endpoints, sources);
    this.plans = new BucketPlans(this.settings, endpoints, records);
    this.records = records;
    this.writes =
        new BucketWrites(
            settings,
            situations,
            records,
            writer,
            new WriteProtocol(settings, records, clock, pause),
            clock);
    this.undos = new UndoPlanner(records);
    this.clock = clock;
    this.ids = ids;
    this.person = person;
  }

  /// Plans and proves a fix of the policy as it is now.
  public Proposal propose(String name) {
    List<LabelingJob> jobs =
        sources.jobs().live().stream().filter(job -> job.buckets().contains(name)).toList();
    Bucket bucket = situations.bucket(name, Optional.empty());
    Situation situation = situations.of(bucket, jobs, Optional.empty());
    List<Finding> findings =
        plans.findings(situation).stream().filter(Review::isOfABucket).toList();
    BucketPlans.Planned planned = plans.plan(situation, bucket, findings);
    Fingerprint live = Fingerprint.of(PolicyHistory.text(bucket));
    List<String> reasons = new ArrayList<>(notJudged(bucket).stream().toList());
    reasons.addAll(planned.reasons());
    return new Proposal(
        live,
        findings,
        planned.plan(),
        reasons,
        new WriteBans(settings, records)
            .againstBucket(name, live, clock.instant())
            .map(WriteBans.Against::reason));
  }

  /// Why a bucket's policy could not be judged.
  private static Optional<String> notJudged(Bucket bucket) {
    String name = bucket.name();
    return switch (bucket.policy()) {
      case BucketPolicyState.Readable _,
          BucketPolicyState.NoPolicy _,
          BucketPolicyState.NotChecked _ ->
          Optional.empty();
      case BucketPolicyState.NoSuchBucket _ -> Optional.of("There is no bucket " + name + ".");
      case BucketPolicyState.OtherAccount _ ->
          Optional.of("Bucket " + name + " is another account's; its policy cannot be read here.");
      case BucketPolicyState.LockedOut(String reason, _) ->
          Optional.of("The policy of bucket " + name + " cannot be read: " + reason);
      case BucketPolicyState.Unreadable(_, String reason) ->
          Optional.of("The policy of bucket " + name + " is none that can be read: " + reason);
    };
  }

  /// Applies the fix of the policy that has this fingerprint; refuses where it has moved on since.
  public FixOutcome apply(String bucket, Fingerprint fingerprint) {
    return leased(bucket, id -> apply(bucket, fingerprint, id));
  }

  private FixOutcome apply(String bucket, Fingerprint fingerprint, String id) {
    Optional<FixOutcome> done =
        doneBefore(
            bucket, before -> before.isFix() && before.beforeFingerprint().equals(fingerprint));
    if (done.isPresent()) {
      return done.get();
    }
    Proposal proposal = propose(bucket);
    if (!proposal.fingerprint().equals(fingerprint)) {
      return BucketWrites.notApplied(
          bucket,
          List.of(
              "The policy of bucket "
                  + bucket
                  + " has moved on: its fingerprint is "
                  + proposal.fingerprint().hex()
                  + " now. Look at the fix again: labelguard fix --bucket "
                  + bucket));
    }
    return switch (proposal.plan()) {
      case FixPlan.Nothing _ ->
          BucketWrites.notApplied(
              bucket,
              proposal.reasons().isEmpty()
                  ? List.of("There is nothing to fix.")
                  : proposal.reasons());
      case FixPlan.NoSafeFix _ -> BucketWrites.notApplied(bucket, proposal.reasons());
      case FixPlan.Proven proven ->
          write(bucket, id, new Purpose.Fix(), proven.before(), proven.after());
    };
  }

  /// Puts back the text before a fix, if the policy is still what the fix made of it; where it has
  /// moved on, the outcome shows what the fix changed and what was changed since.
  ///
  /// @param fix id of the fix; empty for the newest that was not taken out yet
  public FixOutcome undo(String bucket, Optional<String> fix) {
    return leased(bucket, id -> undo(bucket, fix, id));
  }

  /// Settles what an earlier run left open; returns what came of it where that was the same
  /// command, which was killed after its write.
  private Optional<FixOutcome> doneBefore(String bucket, Predicate<Intent> same) {
    return writes
        .settle(bucket)
        .filter(written -> written.result() == Result.APPLIED)
        .filter(written -> written.intent().by().isPresent() && same.test(written.intent()))
        .map(written -> BucketWrites.outcome(bucket, written));
  }

  private FixOutcome undo(String bucket, Optional<String> id, String newId) {
    Optional<FixOutcome> done =
        doneBefore(
            bucket,
            before ->
                before.purpose() instanceof Purpose.Undo(String fix)
                    && id.map(fix::equals).orElse(true));
    if (done.isPresent()) {
      return done.get();
    }
    return switch (undos.plan(bucket, id, writes.read(bucket))) {
      case UndoPlan.NotNow(FixOutcome why) -> why;
      case UndoPlan.PutBack(Intent fix, String live) ->
          write(bucket, newId, new Purpose.Undo(fix.id()), live, fix.before());
    };
  }

  /// Gives leave to fix again what was taken out, lost or left unknown before.
  ///
  /// @param resource `bucket/NAME` or `team/NAME`
  public Rearmed rearm(String resource) {
    Rearmed leave = new Rearmed(clock.instant(), person);
    records.rearm(resource, leave);
    return leave;
  }

  /// Returns how the breaker of a bucket stands.
  public Breaker breaker(String bucket) {
    return new Breaker(
        records.writes(
            BucketWrites.resource(bucket), clock.instant().minus(WriteBans.BREAKER_WINDOW)),
        settings.maxWrites(),
        new WriteBans(settings, records).lastActors(bucket));
  }

  /// Closes the breaker of a bucket.
  public void resetBreaker(String bucket) {
    records.forgetWrites(BucketWrites.resource(bucket));
  }

  /// Returns what is known of a bucket's policy, newest first.
  public List<HistoryEntry> history(String bucket) {
    return HistoryEntry.of(
        records.snapshots(bucket), records.intents(BucketWrites.resource(bucket)));
  }

  private FixOutcome write(String bucket, String id, Purpose purpose, String before, String after) {
    return BucketWrites.outcome(
        bucket, writes.write(bucket, new Order(id, purpose, Optional.of(person), before, after)));
  }

  private FixOutcome leased(String bucket, Function<String, FixOutcome> work) {
    String id = ids.get();
    String resource = BucketWrites.resource(bucket);
    if (!records.takeLease(resource, id, clock.instant(), ApplyFix.LEASE)) {
      return BucketWrites.notApplied(
          bucket, List.of("Another run is at work on it; try again in a few minutes."));
    }
    try {
      return work.apply(id);
    } finally {
      records.releaseLease(resource, id);
    }
  }
}
