package io.labelguard.core.record;

import java.time.Duration;
import java.time.Instant;

/// Remembers which events were handled, so that one delivered twice is handled once.
public interface EventClaims {

  /// The length of a claim. It is not shorter than a detecting function may run by template.yaml,
  /// so that a claim outlives its owner. It is shorter than the minute and the two minutes after
  /// which Lambda delivers a failed event again, so that the last delivery finds the claim of a
  /// killed run ended.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How
  ///     Lambda retries asynchronous invocations</a>
  Duration LONGEST = Duration.ofSeconds(150);

  /// The answer to a claim.
  enum Answer {
    /// The event is the caller's to handle.
    CLAIMED,
    /// The event was finished before.
    FINISHED,
    /// Another run handles it, or was killed, and its claim has not ended.
    BUSY
  }

  /// Marks an event as being processed by `owner`, up to but not including `now + claim`.
  ///
  /// @param owner an id that no other run uses
  Answer claimEvent(String eventId, String owner, Instant now, Duration claim);

  /// Marks a claimed event as finished; it is remembered for `keep`.
  void finishEvent(String eventId, Instant now, Duration keep);

  /// Gives up the claim of `owner` on an event that could not be finished, so that its next
  /// delivery is handled. The claim of another owner stays, and a finished event stays finished.
  void abandonEvent(String eventId, String owner);
}
