package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.detect.BucketReviews;
import io.labelguard.core.guard.write.ApplyFix;
import io.labelguard.core.guard.write.BucketWrites;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Snapshot;
import io.labelguard.policy.model.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Keeps what a bucket's policy was, and looks back at it.
public final class PolicyHistory {

  /// S3 hands out a changed policy after a few seconds. Lambda delivers an event that failed again
  /// after a minute, so one that is not shown then is judged by what S3 hands out.
  private static final Duration SHOWS_WITHIN = Duration.ofMinutes(1);

  private final Records records;
  private final InstantSource clock;

  public PolicyHistory(Records records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /// The text that was read; empty where there is none or it cannot be known.
  public static Optional<String> text(Bucket bucket) {
    return switch (bucket.policy()) {
      case BucketPolicyState.Readable(Policy policy) -> Optional.of(policy.text());
      case BucketPolicyState.Unreadable(String text, _) -> Optional.of(text);
      case BucketPolicyState.NotChecked _,
          BucketPolicyState.NoPolicy _,
          BucketPolicyState.LockedOut _,
          BucketPolicyState.OtherAccount _,
          BucketPolicyState.NoSuchBucket _ ->
          Optional.empty();
    };
  }

  /// Keeps what was read, once for each change: with who made it and when where the event's copy
  /// says the same, else only as seen.
  public void keep(Bucket bucket, BucketReviews.Cause cause) {
    Optional<String> text = text(bucket);
    if (text.isEmpty() && !(bucket.policy() instanceof BucketPolicyState.NoPolicy)) {
      return;
    }
    Fingerprint live = Fingerprint.of(text);
    Optional<EventFacts> made =
        cause.change().filter(_ -> Fingerprint.of(cause.policyCopy()).equals(live));
    boolean kept =
        records.snapshots(bucket.name()).stream()
            .takeWhile(snapshot -> snapshot.fingerprint().equals(live))
            .anyMatch(snapshot -> made.isEmpty() || snapshot.eventId().isPresent());
    if (!kept) {
      records.snapshot(
          new Snapshot(
              bucket.name(),
              text,
              live,
              made.map(EventFacts::time).orElseGet(clock::instant),
              made.flatMap(facts -> facts.actor().arn()),
              made.map(EventFacts::id)));
    }
  }

  /// The policy before the one that reads so now, as far as it was seen.
  public Optional<Policy> previous(String bucket, Fingerprint live) {
    return records.snapshots(bucket).stream()
        .dropWhile(snapshot -> snapshot.fingerprint().equals(live))
        .findFirst()
        .flatMap(Snapshot::policy)
        .flatMap(Situations::readable);
  }

  /// Whether S3 seems to hand out a policy that an event says was replaced a moment ago. That may
  /// also have been put back since, which another event tells.
  public boolean isStale(String bucket, Fingerprint live, BucketReviews.Cause cause) {
    Instant now = clock.instant();
    Optional<Instant> made =
        cause
            .change()
            .map(EventFacts::time)
            // One from the future, of a clock that is wrong or a recording, is no moment ago.
            .filter(time -> !time.isAfter(now) && time.plus(SHOWS_WITHIN).isAfter(now))
            .filter(_ -> !Fingerprint.of(cause.policyCopy()).equals(live));
    return made.isPresent()
        && records.snapshots(bucket).stream()
            .findFirst()
            .filter(newest -> newest.fingerprint().equals(live))
            .filter(newest -> newest.at().isBefore(made.get()))
            .isPresent();
  }

  /// A write of Labelguard's, and the policy that was lost by it; empty where somebody had deleted
  /// it.
  public record Lost(Intent by, Optional<String> policy) {}

  /// Whether there is a write of the guard's that only the writing function can find out about: a
  /// run was killed at it, or could not tell and it shows by now.
  public boolean isUnsettled(String bucket, Fingerprint live) {
    return records.intents(BucketWrites.resource(bucket)).stream()
        .findFirst()
        .filter(
            intent ->
                intent
                    .result()
                    .map(
                        result ->
                            result == FixOutcome.Result.CANNOT_TELL
                                && intent.afterFingerprint().equals(live))
                    .orElseGet(() -> !intent.begun().plus(ApplyFix.LEASE).isAfter(clock.instant())))
        .isPresent();
  }

  /// Whether a write of Labelguard's was being made at that time.
  public boolean meetsAWrite(String bucket, Instant at) {
    return records.intents(BucketWrites.resource(bucket)).stream()
        .anyMatch(intent -> intent.mayHaveBeenWritten() && WriteBans.isWithin(intent, at));
  }

  /// Finds out whether what an event says somebody wrote was lost by a write of Labelguard's in the
  /// same moment, and keeps its text.
  public Optional<Lost> lost(String bucket, Fingerprint live, BucketReviews.Cause cause) {
    boolean deleted =
        cause.change().filter(made -> made.call().equals("DeleteBucketPolicy")).isPresent();
    if (cause.change().isEmpty() || (cause.policyCopy().isEmpty() && !deleted)) {
      return Optional.empty();
    }
    EventFacts facts = cause.change().get();
    Snapshot theirs =
        new Snapshot(
            bucket,
            cause.policyCopy(),
            Fingerprint.of(cause.policyCopy()),
            facts.time(),
            facts.actor().arn(),
            Optional.of(facts.id()));
    Optional<Intent> over =
        theirs.fingerprint().equals(live)
            ? Optional.empty()
            : WriteBans.wentOver(theirs, records.intents(BucketWrites.resource(bucket)));
    if (over.isPresent() && !records.snapshots(bucket).contains(theirs)) {
      records.snapshot(theirs);
    }
    return over.map(intent -> new Lost(intent, cause.policyCopy()));
  }
}
