package io.labelguard.core.record;

import java.time.Duration;
import java.time.Instant;

/// How often the guard wrote, which the breaker counts; and the leave that a person gave to fix
/// again.
public interface WriteCounts {

  /// Counts one guard write, unless `limit` were made after `now - window`.
  ///
  /// @return false where the limit is reached: nothing was counted
  boolean countWrite(Target.Fixable target, int limit, Instant now, Duration window);

  /// Forgets the writes that were counted.
  void forgetWrites(Target.Fixable target);

  /// Keeps a person's leave to fix again what somebody removed before.
  void rearm(Target.Fixable target, Rearmed rearmed);
}
