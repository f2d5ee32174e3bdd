package io.labelguard.core.record;

import java.time.Duration;
import java.time.Instant;

/// Decides who may write a bucket or team at the moment.
public interface Leases {

  /// The length of a lease. It is longer than a run may last by template.yaml, so that a lease
  /// outlives its holder. It is shorter than the queue's visibility timeout, so that the request of
  /// a killed run finds the lease free when it is delivered again.
  Duration LONGEST = Duration.ofMinutes(10);

  /// Takes the lease of a bucket or team for `holder`, up to but not including `now + length`;
  /// taking one's own again prolongs it.
  ///
  /// @return false where another holds one that has not expired
  boolean takeLease(Target.Fixable target, String holder, Instant now, Duration length);

  /// Gives the lease back, if `holder` still has it.
  void releaseLease(Target.Fixable target, String holder);
}
