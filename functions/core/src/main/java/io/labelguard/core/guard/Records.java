package io.labelguard.core.guard;

import io.labelguard.core.fix.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the guard remembers, in one table: leases, intents and fix records, the breaker's counts,
/// processed events, policy snapshots. Every method that decides a race does so by one conditional
/// write.
public interface Records {

  /// Marks an event as being processed.
  ///
  /// @return false where it was already finished, or is being processed by another whose claim
  ///     lasts, up to but not including its `now + claim`
  boolean claimEvent(String eventId, Instant now, Duration claim);

  /// Marks a claimed event as finished; it is remembered for `keep`.
  void finishEvent(String eventId, Instant now, Duration keep);

  /// Gives up a claim on an event that could not be finished, so that its next delivery is handled;
  /// a finished event stays finished.
  void abandonEvent(String eventId);

  /// Takes the lease of a bucket or team for `holder`, up to but not including `now + length`;
  /// taking one's own again prolongs it.
  ///
  /// @return false where another holds one that has not expired
  boolean takeLease(String resource, String holder, Instant now, Duration length);

  /// Gives the lease back, if `holder` still has it.
  void releaseLease(String resource, String holder);

  /// Counts one guard write, unless `limit` were made after `now - window`.
  ///
  /// @return false where the limit is reached: nothing was counted
  boolean countWrite(String resource, int limit, Instant now, Duration window);

  /// Writes an intent before the write it announces.
  void begin(Intent intent);

  /// Completes an intent.
  void complete(String intentId, FixOutcome.Result result, Instant at, String note);

  /// Returns the intents and fix records of a bucket or team, newest first.
  List<Intent> intents(String resource);

  /// Keeps the text of a policy as it was seen, with who made it so; of two snapshots of one bucket
  /// at one instant both may be kept, or the later one alone.
  void snapshot(Snapshot snapshot);

  /// Returns the snapshots of a bucket, newest first.
  List<Snapshot> snapshots(String bucket);

  /// A write that is about to be made, or was.
  ///
  /// @param resource `bucket/NAME` or `team/NAME`
  /// @param before the text before; for a team its constraint
  /// @param result empty while nobody knows
  record Intent(
      String id,
      String resource,
      String before,
      String after,
      Fingerprint beforeFingerprint,
      Fingerprint afterFingerprint,
      Instant begun,
      Optional<FixOutcome.Result> result,
      Optional<Instant> completed,
      String note) {

    /// Returns this intent with what came of it.
    public Intent completed(FixOutcome.Result result, Instant at, String note) {
      return new Intent(
          id,
          resource,
          before,
          after,
          beforeFingerprint,
          afterFingerprint,
          begun,
          Optional.of(result),
          Optional.of(at),
          note);
    }
  }

  /// A bucket's policy as it was at one time.
  ///
  /// @param policy empty where the bucket had none
  /// @param actor ARN of who made it so, where known
  record Snapshot(
      String bucket,
      Optional<String> policy,
      Fingerprint fingerprint,
      Instant at,
      Optional<String> actor,
      Optional<String> eventId) {}
}
