package io.labelguard.core.record;

import java.time.Duration;
import java.time.Instant;

/// Counts the guard's writes for the breaker, and keeps the last `rearm` by a person.
public interface WriteCounts {

  /// Counts one write of the guard, unless `limit` writes were made after `now - window`. Writes of
  /// a bucket's policy and of its CORS rules count together ([Target.Fixable#counted]).
  ///
  /// @return false where the limit is reached: nothing was counted
  boolean countWrite(Target.Fixable target, int limit, Instant now, Duration window);

  /// Forgets the counted writes, which closes the breaker.
  void forgetWrites(Target.Fixable target);

  /// Keeps a person's decision that the guard may fix again. The writes that earlier decisions
  /// cover stay covered.
  ///
  /// @param rearmed names writes of this target
  void rearm(Target.Fixable target, Rearmed rearmed);
}
