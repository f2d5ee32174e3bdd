package io.labelguard.core.record;

import java.time.Duration;
import java.time.Instant;

/// Remembers which events were handled, so that one delivered twice is handled once.
public interface EventClaims {

  /// Marks an event as being processed.
  ///
  /// @return false where it was already finished, or is being processed by another whose claim
  ///     lasts, up to but not including its `now + claim`
  boolean claimEvent(String eventId, Instant now, Duration claim);

  /// Marks a claimed event as finished; it is remembered for `keep`.
  void finishEvent(String eventId, Instant now, Duration keep);

  /// Gives up a claim on an event that could not be finished, so that its next delivery is handled.
  /// A finished event stays finished.
  void abandonEvent(String eventId);
}
