package io.labelguard.core.guard;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.BucketPolicyWriter.PutResult;
import io.labelguard.core.guard.FixOutcome.Result;
import io.labelguard.core.guard.Records.Intent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The order in which anything is written: breaker, intent, one more look, the write, looks until
/// it shows, the record. The caller holds the lease.
///
/// PutBucketPolicy has no precondition, so a foreign write between the last look and the put cannot
/// be prevented. It shows in what is read back or by its own event, and nothing is written a second
/// time.
final class WriteProtocol {

  private static final Duration WINDOW = Duration.ofHours(24);
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  private final Settings settings;
  private final Records records;
  private final InstantSource clock;
  private final Pause pause;

  /// A thing that can be written: a bucket's policy or a team's constraint, as text.
  interface Target {

    /// `bucket/NAME` or `team/NAME`.
    String resource();

    /// Reads it now; empty where there is none or it cannot be read.
    Optional<String> read();

    /// Writes what is planned, once.
    PutResult write();
  }

  /// What came of a write.
  ///
  /// @param read what was read last
  /// @param reason a sentence for a person
  record Written(Result result, Optional<String> read, String reason) {}

  WriteProtocol(Settings settings, Records records, InstantSource clock, Pause pause) {
    this.settings = settings;
    this.records = records;
    this.clock = clock;
    this.pause = pause;
  }

  /// Settles what an earlier run left open: killed after it wrote its intent, or unable to tell.
  ///
  /// @return what came of that write, where this was not known before
  Optional<Written> settle(String resource, Optional<String> live) {
    Optional<Intent> open =
        records.intents(resource).stream().findFirst().filter(intent -> isOpen(intent, live));
    return open.map(intent -> settled(intent, live));
  }

  /// One that nobody could tell of stays so until its text shows after all.
  private static boolean isOpen(Intent intent, Optional<String> live) {
    return intent.result().isEmpty()
        || (intent.result().get() == Result.CANNOT_TELL
            && Fingerprint.of(live).equals(intent.afterFingerprint()));
  }

  private Written settled(Intent intent, Optional<String> live) {
    Fingerprint now = Fingerprint.of(live);
    if (now.equals(intent.afterFingerprint())) {
      return complete(
          intent.id(), Result.APPLIED, live, "An earlier run wrote it; a later look shows it.");
    }
    return now.equals(intent.beforeFingerprint())
        ? complete(
            intent.id(),
            Result.NOT_APPLIED,
            live,
            "An earlier run ended before its write took effect.")
        : complete(
            intent.id(),
            Result.CANNOT_TELL,
            live,
            "An earlier run ended in its write, and something else stands there now.");
  }

  /// Why nothing may be written before a person has looked, if so.
  Optional<String> blocked(String resource, Instant now) {
    return records.intents(resource).stream()
        .filter(intent -> intent.result().equals(Optional.of(Result.CANNOT_TELL)))
        .filter(intent -> intent.begun().plus(WINDOW).isAfter(now))
        .findFirst()
        .map(
            intent ->
                "What came of the write of "
                    + intent.begun()
                    + " is not known ("
                    + intent.note()
                    + "), so nothing more is written for 24 hours. Compare what stands there with"
                    + " the record of that fix.");
  }

  /// Writes `after` where `before` stands.
  Written write(String id, Target target, String before, String after) {
    Instant now = clock.instant();
    Fingerprint old = Fingerprint.of(Optional.of(before));
    Fingerprint wanted = Fingerprint.of(Optional.of(after));
    records.begin(
        new Intent(
            id,
            target.resource(),
            before,
            after,
            old,
            wanted,
            now,
            Optional.empty(),
            Optional.empty(),
            ""));
    Optional<String> live = target.read();
    if (!Fingerprint.of(live).equals(old)) {
      return complete(
          id,
          Result.NOT_APPLIED,
          live,
          "It was changed while the fix was planned; nothing was written.");
    }
    if (!records.countWrite(target.resource(), settings.maxWrites(), now, WINDOW)) {
      return complete(id, Result.NOT_APPLIED, live, breakerOpen());
    }
    return switch (target.write()) {
      case PutResult.Refused(String reason) ->
          complete(id, Result.NOT_APPLIED, live, "AWS refused the write: " + reason);
      case PutResult.Accepted _ -> readBack(id, target, old, wanted, "AWS took the write");
      case PutResult.Unclear(String reason) ->
          readBack(
              id, target, old, wanted, "the write ended without a clear answer (" + reason + ")");
    };
  }

  private String breakerOpen() {
    return "The breaker is open: the guard made "
        + settings.maxWrites()
        + " writes here within 24 hours, and something keeps undoing them. Until that window has"
        + " passed it only alerts.";
  }

  private Written readBack(
      String id, Target target, Fingerprint old, Fingerprint wanted, String said) {
    Duration waited = Duration.ZERO;
    Duration wait = FIRST_WAIT;
    while (true) {
      Optional<String> read = target.read();
      Fingerprint now = Fingerprint.of(read);
      if (now.equals(wanted)) {
        return complete(id, Result.APPLIED, read, "Read back as written.");
      }
      // The old text may be a stale answer, and for a while so may any other that stood before.
      if (waited.compareTo(settings.readBackPatience()) >= 0) {
        return complete(id, Result.CANNOT_TELL, read, unclear(said, now.equals(old)));
      }
      pause.sleep(wait);
      waited = waited.plus(wait);
      wait = shorter(wait.multipliedBy(2), LONGEST_WAIT);
    }
  }

  private String unclear(String said, boolean oldStillThere) {
    String seconds = settings.readBackPatience().toSeconds() + " seconds";
    return oldStillThere
        ? "Of the write it is known that "
            + said
            + ", but after "
            + seconds
            + " the old text is still read. Look again in a few minutes."
        : "Of the write it is known that "
            + said
            + ", but after "
            + seconds
            + " another text is read than was written or was there before: somebody else wrote in"
            + " the same moment. Compare both texts; the guard will not write again by itself.";
  }

  private Written complete(String id, Result result, Optional<String> read, String reason) {
    records.complete(id, result, clock.instant(), reason);
    return new Written(result, read, reason);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
