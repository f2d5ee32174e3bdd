package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.guard.BucketPolicyWriter.PutResult;
import io.labelguard.core.guard.FixOutcome.Result;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.Records.Snapshot;
import io.labelguard.core.guard.WriteProtocol.Written;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.policy.Policy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Applies the proven fix of one bucket's policy, whose lease the caller holds.
final class BucketFix {

  private final Settings settings;
  private final Sources sources;
  private final Situations situations;
  private final BucketPlans plans;
  private final Records records;
  private final Announcer announcer;
  private final BucketPolicyWriter writer;
  private final WriteProtocol protocol;
  private final InstantSource clock;

  BucketFix(
      Settings settings,
      GroundTruthEndpoints endpoints,
      Sources sources,
      Records records,
      Announcer announcer,
      BucketPolicyWriter writer,
      WriteProtocol protocol,
      InstantSource clock) {
    this.settings = settings;
    this.sources = sources;
    this.situations = new Situations(settings, endpoints, sources);
    this.plans = new BucketPlans(settings, endpoints, records);
    this.records = records;
    this.announcer = announcer;
    this.writer = writer;
    this.protocol = protocol;
    this.clock = clock;
  }

  FixOutcome apply(String name, String id) {
    List<LabelingJob> jobs =
        sources.jobs().live().stream().filter(job -> job.buckets().contains(name)).toList();
    if (jobs.isEmpty()) {
      return notApplied(name, List.of("No live labeling job uses bucket " + name + "."));
    }
    Bucket bucket = situations.bucket(name, Optional.empty());
    if (!(bucket.policy() instanceof BucketPolicyState.Readable(Policy policy))) {
      return notApplied(name, List.of("The policy of bucket " + name + " cannot be read now."));
    }
    Optional<Written> earlier = protocol.settle(resource(name), Optional.of(policy.text()));
    if (earlier.isPresent() && earlier.get().result() != Result.NOT_APPLIED) {
      return told(
          name, review(name, policy, List.of(), List.of()), earlier.get(), Optional.empty());
    }
    Optional<String> blocked = protocol.blocked(resource(name), clock.instant());
    if (blocked.isPresent()) {
      return notApplied(name, List.of(blocked.get()));
    }
    return switch (new Modes(settings)
        .forBucket(name, sources.buckets().modeTag(name), clock.instant())) {
      case Permission.AlertOnly(String reason) -> notApplied(name, List.of(reason));
      case Permission.MayFix _ ->
          fix(bucket, policy, situations.of(bucket, jobs, Optional.empty()), id);
    };
  }

  private FixOutcome fix(Bucket bucket, Policy policy, Situation situation, String id) {
    List<Finding> findings =
        plans.findings(situation).stream().filter(Review::isOfABucket).toList();
    BucketPlans.Planned planned = plans.plan(situation, bucket, findings);
    return switch (planned.plan()) {
      case FixPlan.Nothing _ ->
          notApplied(
              bucket.name(),
              planned.reasons().isEmpty()
                  ? List.of("There is nothing to fix any more.")
                  : planned.reasons());
      case FixPlan.NoSafeFix _ -> notApplied(bucket.name(), planned.reasons());
      case FixPlan.Proven proven -> {
        Written written = protocol.write(id, target(proven), proven.before(), proven.after());
        keep(bucket.name(), written.read());
        List<String> notes = new ArrayList<>(planned.reasons());
        notes.addAll(stillWrong(bucket, situation, written));
        lastActors(bucket.name()).ifPresent(notes::add);
        yield told(
            bucket.name(),
            review(bucket.name(), policy, findings, notes),
            written,
            Optional.of(proven.diff()));
      }
    };
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

  /// Names who keeps changing a policy that the guard keeps mending.
  private Optional<String> lastActors(String bucket) {
    List<String> actors =
        records.snapshots(bucket).stream()
            .flatMap(snapshot -> snapshot.actor().stream())
            .distinct()
            .limit(5)
            .toList();
    return actors.isEmpty()
        ? Optional.empty()
        : Optional.of("The policy was last changed by " + String.join(", ", actors) + ".");
  }

  private WriteProtocol.Target target(FixPlan.Proven proven) {
    return new WriteProtocol.Target() {
      @Override
      public String resource() {
        return BucketFix.resource(proven.bucket());
      }

      @Override
      public Optional<String> read() {
        return situations.bucket(proven.bucket(), Optional.empty()).policy()
                instanceof BucketPolicyState.Readable(Policy policy)
            ? Optional.of(policy.text())
            : Optional.empty();
      }

      @Override
      public PutResult write() {
        return writer.put(proven.bucket(), settings.account(), proven.after());
      }
    };
  }

  private void keep(String bucket, Optional<String> read) {
    Fingerprint now = Fingerprint.of(read);
    boolean known =
        records.snapshots(bucket).stream()
            .findFirst()
            .filter(newest -> newest.fingerprint().equals(now))
            .isPresent();
    if (read.isPresent() && !known) {
      records.snapshot(
          new Snapshot(bucket, read, now, clock.instant(), Optional.empty(), Optional.empty()));
    }
  }

  private static Review review(
      String name, Policy before, List<Finding> findings, List<String> notes) {
    return new Review(resource(name), name, Fingerprint.of(before).hex(), findings, notes);
  }

  private FixOutcome told(String name, Review review, Written written, Optional<String> diff) {
    FixOutcome outcome =
        new FixOutcome(
            FixRequest.Kind.BUCKET,
            name,
            written.result(),
            diff,
            written.read(),
            List.of(written.reason()));
    announcer.tell(review, outcome);
    return outcome;
  }

  private static FixOutcome notApplied(String name, List<String> reasons) {
    return new FixOutcome(
        FixRequest.Kind.BUCKET,
        name,
        Result.NOT_APPLIED,
        Optional.empty(),
        Optional.empty(),
        reasons);
  }

  private static String resource(String bucket) {
    return "bucket/" + bucket;
  }
}
