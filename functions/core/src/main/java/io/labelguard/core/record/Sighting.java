package io.labelguard.core.record;

import io.labelguard.core.fix.Fingerprint;
import java.time.Instant;

/// A policy of a bucket that stood for some time without a change, as far as the guard saw.
///
/// @param text what stood; a bucket without a policy is one, too
/// @param since the event that made it the policy; without an event, the first look at it
/// @param looks when the guard read it
/// @param until the event that made another policy of it; without an event, the last look at it
/// @param afterUnknown whether nothing is known of the policy before it
public record Sighting(
    String bucket,
    Snapshot.Text text,
    Fingerprint fingerprint,
    Instant since,
    Looks looks,
    Instant until,
    boolean afterUnknown) {

  /// Whether it stood long enough after a look that some job may count as let through by it.
  public boolean isSettled() {
    return looks.settled(Instant.MIN, until);
  }

  /// Whether both are of the same policy at the same time.
  public boolean isSame(Sighting other) {
    return bucket.equals(other.bucket)
        && fingerprint.equals(other.fingerprint)
        && since.equals(other.since);
  }

  /// Returns it as it is kept apart from the snapshots: what stood before it is not kept with it.
  public Sighting apart() {
    return new Sighting(bucket, text, fingerprint, since, looks, until, true);
  }

  Sighting with(Snapshot.Text fetched) {
    return new Sighting(bucket, fetched, fingerprint, since, looks, until, afterUnknown);
  }
}
