package io.labelguard.core.record;

import io.labelguard.core.fix.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the guard remembers, in one table: leases, intents and fix records, the breaker's counts,
/// processed events, policy snapshots, temporary fixes, alerts that were told. Every method that
/// decides a race does so by one conditional write.
public interface Records {

  /// How far back a bucket is looked at, so that one whose policy changes every minute does not
  /// make every look longer.
  int SNAPSHOTS = 300;

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

  /// Returns when the guard wrote, after `since`, oldest first.
  List<Instant> writes(String resource, Instant since);

  /// Forgets the writes that were counted.
  void forgetWrites(String resource);

  /// Writes an intent before the write it announces.
  void begin(Intent intent);

  /// Completes an intent.
  void complete(String intentId, FixOutcome.Result result, Instant at, String note);

  /// Returns the intents and fix records of a bucket or team, newest first.
  List<Intent> intents(String resource);

  /// Returns the temporary fixes that nobody has ended yet, of every bucket, oldest first.
  List<Intent> temporary();

  /// Takes a temporary fix off that list.
  void endTemporary(String intentId);

  /// Keeps a person's leave to fix again what somebody took out before.
  void rearm(String resource, Rearmed rearmed);

  /// Returns the last such leave.
  Optional<Rearmed> rearmed(String resource);

  /// Tells whether an alert with this key was told after `now - window`; if so, it counts one
  /// repeat.
  Repeats repeats(String key, Instant now, Duration window);

  /// Notes that an alert with this key was told, and starts counting its repeats anew; it is
  /// remembered for `keep`.
  void told(String key, Instant now, Duration keep);

  /// Keeps the text of a policy as it was seen, with who made it so; of two snapshots of one bucket
  /// at one instant both may be kept, or the later one alone.
  void snapshot(Snapshot snapshot);

  /// Returns the snapshots of a bucket, newest first; no more than [#SNAPSHOTS].
  List<Snapshot> snapshots(String bucket);
}
