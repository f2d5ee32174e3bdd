package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Leases;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Sighting;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.TargetPast;
import io.labelguard.policy.model.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads from a bucket's past what its policy was, and decides what to keep of a new look.
public final class PolicyHistory {

  /// S3 returns a changed policy after a few seconds. A change that S3 does not show within this
  /// time is judged by the policy that S3 returns.
  private static final Duration SHOWS_WITHIN = Duration.ofMinutes(1);

  private PolicyHistory() {}

  /// Returns the text that was read; empty where there is none or it could not be read.
  public static Optional<String> text(Bucket bucket) {
    return switch (bucket.policy()) {
      case BucketPolicyState.Readable(Policy policy) -> Optional.of(policy.text());
      case BucketPolicyState.Unreadable(String text, _) -> Optional.of(text);
      case BucketPolicyState.NotChecked _,
          BucketPolicyState.NoPolicy _,
          BucketPolicyState.LockedOut _,
          BucketPolicyState.NotRead _,
          BucketPolicyState.OtherAccount _,
          BucketPolicyState.NoSuchBucket _ ->
          Optional.empty();
    };
  }

  /// Returns what to keep of a look: a snapshot for each change, or a later look at the newest
  /// snapshot. The snapshot says who made the change and when, where the event's copy is the same
  /// policy. Empty where nothing could be read.
  public static Optional<Snapshot> toKeep(
      BucketPast past, Bucket bucket, Cause cause, Instant now) {
    Optional<String> text = text(bucket);
    if (text.isEmpty() && !(bucket.policy() instanceof BucketPolicyState.NoPolicy)) {
      return Optional.empty();
    }
    Fingerprint live = Fingerprint.of(text);
    Optional<EventFacts> made = cause.change().filter(_ -> cause.fingerprint().equals(live));
    boolean kept =
        past.snapshots().stream()
            .takeWhile(snapshot -> snapshot.fingerprint().equals(live))
            .anyMatch(snapshot -> made.isEmpty() || snapshot.eventId().isPresent());
    return kept
        ? past.newest().map(newest -> newest.seenAgain(now))
        : Optional.of(
            new Snapshot(
                bucket.name(),
                Snapshot.Text.of(text),
                live,
                made.map(EventFacts::time).orElse(now),
                Looks.at(now),
                made.flatMap(facts -> facts.actor().arn()),
                made.map(EventFacts::id)));
  }

  /// Returns the policy that stood for a while and that a new snapshot ended; empty where there is
  /// none.
  public static Optional<Sighting> ended(BucketPast before, BucketPast after) {
    List<Sighting> now = after.sightings();
    return before.sightings().stream()
        .limit(1)
        .flatMap(stood -> now.stream().skip(1).filter(stood::isSame))
        .filter(Sighting::isSettled)
        .findFirst();
  }

  /// Returns the policy before the current one; empty where it was not seen or cannot be parsed.
  public static Optional<Policy> previous(BucketPast past, Fingerprint live) {
    return past.before(live).flatMap(Snapshot::policy).flatMap(Situations::parsed);
  }

  /// Whether S3 seems to return a policy that an event says was replaced a moment ago. It may also
  /// have been put back since; then another event says so. Of two changes in one second either may
  /// be the later, so S3 is given the same time to show the other.
  public static boolean isStale(BucketPast past, Fingerprint live, Cause cause, Instant now) {
    Optional<Instant> made =
        cause
            .change()
            .map(EventFacts::time)
            // A time in the future comes from a wrong clock or a recording.
            .filter(time -> !time.isAfter(now) && time.plus(SHOWS_WITHIN).isAfter(now))
            .filter(_ -> !cause.fingerprint().equals(live));
    return made.isPresent()
        && past.newest()
            .filter(newest -> newest.fingerprint().equals(live))
            .filter(newest -> !newest.at().isAfter(made.get()))
            .isPresent();
  }

  /// Whether there is a write of the guard whose outcome only the writing function can find out:
  /// its run was killed, or its outcome was `cannot tell` and the text shows now.
  public static boolean isUnsettled(TargetPast past, Fingerprint live, Instant now) {
    return past.newest()
        .filter(
            intent ->
                intent
                    .result()
                    .map(
                        result ->
                            result == FixOutcome.Result.CANNOT_TELL && intent.after().equals(live))
                    .orElseGet(() -> !intent.begun().plus(Leases.LONGEST).isAfter(now)))
        .isPresent();
  }

  /// Whether Labelguard was writing at that time.
  public static boolean isDuringAWrite(TargetPast past, Instant at) {
    return past.intents().stream()
        .anyMatch(intent -> intent.mayHaveBeenWritten() && WriteBans.isWithin(intent, at));
  }

  /// Returns the policy of the event, where S3 shows another one: it was replaced before the guard
  /// could read it.
  public static Optional<Snapshot> replaced(String bucket, Fingerprint live, Cause cause) {
    if (cause.change().isEmpty() || !cause.saysWhatItBecame() || cause.fingerprint().equals(live)) {
      return Optional.empty();
    }
    EventFacts facts = cause.change().get();
    return Optional.of(
        new Snapshot(
            bucket,
            Snapshot.Text.of(cause.policyCopy()),
            cause.fingerprint(),
            facts.time(),
            Looks.NONE,
            facts.actor().arn(),
            Optional.of(facts.id())));
  }

  /// A policy that a write of Labelguard overwrote.
  ///
  /// @param by the write
  /// @param theirs what someone else had written; without a text where they had deleted the policy
  public record Lost(Intent by, Snapshot theirs) {}

  /// Returns what a write of Labelguard in the same moment overwrote, if that is what replaced it.
  public static Optional<Lost> lost(BucketPast past, Snapshot replaced) {
    return WriteBans.overwriting(replaced, past.own().intents())
        .map(intent -> new Lost(intent, replaced));
  }
}
