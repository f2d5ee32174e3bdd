package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.Cause;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.PolicyHistory;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Snapshot;
import java.util.Optional;

/// Keeps the policies that a bucket has and had, and publishes where a write of the guard went over
/// one of them.
final class KeptSnapshots {

  private final GuardContext context;
  private final Situations situations;
  private final Attempts attempts;

  KeptSnapshots(GuardContext context, Situations situations, Attempts attempts) {
    this.context = context;
    this.situations = situations;
    this.attempts = attempts;
  }

  /// Keeps the policy that was read. Returns the past with it.
  BucketPast keep(BucketPast past, Bucket bucket, Cause cause) {
    Optional<Snapshot> kept = PolicyHistory.toKeep(past, bucket, cause, context.now());
    return kept.map(snapshot -> kept(past, snapshot)).orElse(past);
  }

  /// Keeps a snapshot. A policy that stood for a while and ended with it is kept apart first.
  private BucketPast kept(BucketPast past, Snapshot snapshot) {
    BucketPast now = past.with(snapshot);
    if (past.knows(snapshot)) {
      context.records().seenAgain(snapshot);
      return now;
    }
    PolicyHistory.ended(past, now).ifPresent(context.records()::keep);
    context.records().keep(snapshot);
    return now;
  }

  /// Keeps the policy of an event that was replaced before the guard could read it, and publishes
  /// where a write of the guard overwrote it.
  BucketPast withReplaced(BucketPast past, Fingerprint live, Cause cause) {
    Optional<Snapshot> replaced = PolicyHistory.replaced(past.bucket(), live, cause);
    if (replaced.isEmpty()) {
      return past;
    }
    Snapshot theirs = replaced.get();
    BucketPast whole = past.knows(theirs) ? past : kept(past, theirs);
    if (cause.change().filter(change -> context.settings().isOurs(change.actor())).isEmpty()) {
      PolicyHistory.lost(past, theirs).ifPresent(lost -> publish(lost, live, cause));
    }
    return whole;
  }

  private void publish(PolicyHistory.Lost lost, Fingerprint live, Cause cause) {
    Collision collision = new Collision(lost, context.records().texts(lost.by()));
    attempts.deliver(
        () ->
            collision.publish(
                context.announcer(), situations.nothing(), live, cause.change().orElseThrow()));
  }
}
