package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.Cause;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.PolicyHistory;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.BucketPast;
import java.time.Duration;

/// Reads a bucket again while S3 returns the policy from before the change of an event, for about a
/// minute. Waiting is no failure of the function, so it raises no alarm.
final class ShownPolicy {

  private static final Duration WAIT = Duration.ofSeconds(5);

  /// How often it waits at most, where the clock does not move.
  private static final int WAITS = 12;

  private final GuardContext fresh;
  private final Situations situations;
  private final Pause pause;

  /// @param fresh reads again each time
  ShownPolicy(GuardContext fresh, Pause pause) {
    this.fresh = fresh;
    this.situations = new Situations(fresh);
    this.pause = pause;
  }

  /// Returns the bucket as S3 shows it when it shows the change, or when the time is over.
  Bucket of(Bucket read, BucketPast past, Cause cause) {
    Bucket shown = read;
    for (int waits = 0; waits < WAITS && isStale(shown, past, cause); waits++) {
      pause.sleep(WAIT);
      shown = situations.bucket(read.name(), cause.policyCopy());
    }
    return shown;
  }

  private boolean isStale(Bucket bucket, BucketPast past, Cause cause) {
    return PolicyHistory.isStale(
        past, Fingerprint.of(PolicyHistory.text(bucket)), cause, fresh.now());
  }
}
