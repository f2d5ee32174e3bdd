package io.labelguard.core.record;

import java.time.Duration;
import java.time.Instant;

/// Who may write a bucket or team at the moment.
public interface Leases {

  /// Longer than template.yaml lets a run last, so that a lease outlives its holder; and shorter
  /// than its queue hides a request, so that one whose run was killed is not turned away when it is
  /// handed out again.
  Duration LONGEST = Duration.ofMinutes(10);

  /// Takes the lease of a bucket or team for `holder`, up to but not including `now + length`;
  /// taking one's own again prolongs it.
  ///
  /// @return false where another holds one that has not expired
  boolean takeLease(Target.Fixable target, String holder, Instant now, Duration length);

  /// Gives the lease back, if `holder` still has it.
  void releaseLease(Target.Fixable target, String holder);
}
