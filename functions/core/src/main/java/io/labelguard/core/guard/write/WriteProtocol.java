package io.labelguard.core.guard.write;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.port.BucketPolicyWriter.PutResult;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The order in which anything is written: breaker, intent, one more look, the write, looks until
/// it shows, the record. The caller holds the lease.
///
/// PutBucketPolicy has no precondition, so a foreign write between the last look and the put cannot
/// be prevented. It shows in what is read back or by its own event, and nothing is written a second
/// time.
final class WriteProtocol {

  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  /// How long what came of a write is worth telling; the note that it was told lasts longer.
  private static final Duration UNTOLD = Duration.ofDays(1);

  private final GuardContext context;
  private final Records records;
  private final Pause pause;

  /// What is written: a bucket's policy or a team's constraint, as text.
  interface Subject {

    /// Returns whose it is.
    Target.Fixable target();

    /// Reads it now; empty where there is none or it cannot be read.
    Optional<String> read();

    /// Writes what is planned, once.
    PutResult write();
  }

  /// What is to be written, and why.
  ///
  /// @param id that no other write has
  /// @param by ARN of the person whose command it is; only the guard's own writes are counted by
  ///     the breaker
  record Order(String id, Purpose purpose, Optional<String> by, String before, String after) {}

  /// The outcome of a write.
  ///
  /// @param intent with its completion
  /// @param read what was read last
  /// @param reason a sentence for a person
  record Written(
      Intent intent, Intent.Texts texts, Result result, Optional<String> read, String reason) {}

  WriteProtocol(GuardContext context, Pause pause) {
    this.context = context;
    this.records = context.records();
    this.pause = pause;
  }

  /// Settles what an earlier run left open: killed after it wrote its intent, or before it told
  /// the outcome, or unable to tell.
  ///
  /// @param past read while the lease was held
  /// @return the outcome of that write, where this was not known or not published before
  Optional<Written> settle(Subject subject, TargetPast past) {
    Optional<Intent> newest = past.newest();
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Intent intent = newest.get();
    if (intent.result().isEmpty()) {
      return Optional.of(settled(intent, past, patientRead(intent, subject)));
    }
    Completion known = intent.completion().get();
    // One that nobody could tell of stays so until its text shows after all.
    Optional<Written> shown =
        known.result() == Result.CANNOT_TELL
            ? Optional.of(subject.read())
                .filter(live -> Fingerprint.of(live).equals(intent.after()))
                .map(live -> settled(intent, past, live))
            : Optional.empty();
    return shown.isPresent() || isPublished(intent, known)
        ? shown
        : Optional.of(unpublished(intent, known, subject.read()));
  }

  /// Whoever gave a command read its output; and what is old is history.
  private boolean isPublished(Intent intent, Completion known) {
    Instant now = context.now();
    return intent.by().isPresent()
        || !known.at().plus(UNTOLD).isAfter(now)
        || records.repeats(Announcer.key(intent.id()), now, UNTOLD).told();
  }

  private Written unpublished(Intent intent, Completion known, Optional<String> live) {
    boolean stands = Fingerprint.of(live).equals(intent.after());
    return new Written(
        intent,
        records.texts(intent),
        known.result(),
        live,
        known.result() == Result.APPLIED && !stands
            ? known.note() + " It was changed since; what stands there now was read again."
            : known.note());
  }

  private Written settled(Intent intent, TargetPast past, Optional<String> live) {
    Intent.Texts texts = records.texts(intent);
    Fingerprint now = Fingerprint.of(live);
    if (now.equals(intent.after())) {
      return complete(
          intent, texts, Result.APPLIED, live, "An earlier run wrote it; a later look shows it.");
    }
    if (!now.equals(intent.before())) {
      return complete(
          intent,
          texts,
          Result.CANNOT_TELL,
          live,
          "An earlier run ended in its write, and something else stands there now. Compare both"
              + " texts; the guard will not write again by itself.");
    }
    return mayHaveBeenSent(intent, past)
        ? complete(
            intent,
            texts,
            Result.CANNOT_TELL,
            live,
            "An earlier run ended in its write, and the text before it stands there: either it"
                + " never took effect, or somebody took it out since. Look into the bucket's events"
                + " since "
                + intent.begun()
                + "; the guard will not write again by itself.")
        : complete(
            intent,
            texts,
            Result.NOT_APPLIED,
            live,
            "An earlier run ended before its write was sent.");
  }

  /// The breaker counts a write of the guard's right before it is sent. A person's is not counted;
  /// who gave the command sees what stands there.
  private static boolean mayHaveBeenSent(Intent intent, TargetPast past) {
    return past.writesSince(intent.begun().minusSeconds(1)).stream()
        .anyMatch(at -> at.toEpochMilli() == intent.begun().toEpochMilli());
  }

  /// Writes `after` where `before` stands.
  Written write(Order order, Subject subject) {
    Instant now = context.now();
    Intent.Texts texts = new Intent.Texts(order.before(), order.after());
    Intent intent =
        new Intent(
            order.id(),
            subject.target(),
            order.purpose(),
            order.by(),
            Fingerprint.of(Optional.of(order.before())),
            Fingerprint.of(Optional.of(order.after())),
            now,
            Optional.empty());
    records.begin(intent, texts);
    Optional<String> live = subject.read();
    if (!Fingerprint.of(live).equals(intent.before())) {
      return complete(
          intent,
          texts,
          Result.NOT_APPLIED,
          live,
          "It was changed while the fix was planned; nothing was written.");
    }
    Settings settings = context.settings();
    if (intent.by().isEmpty()
        && !records.countWrite(
            subject.target(), settings.maxWrites(), now, WriteBans.BREAKER_WINDOW)) {
      return complete(intent, texts, Result.NOT_APPLIED, live, WriteBans.breakerOpen(settings));
    }
    return switch (subject.write()) {
      case PutResult.Refused(String reason) ->
          complete(intent, texts, Result.NOT_APPLIED, live, "AWS refused the write: " + reason);
      case PutResult.Accepted _ -> readBack(intent, texts, subject, "AWS took the write");
      case PutResult.Unclear(String reason) ->
          readBack(
              intent, texts, subject, "the write ended without a clear answer (" + reason + ")");
    };
  }

  private Written readBack(Intent intent, Intent.Texts texts, Subject subject, String said) {
    Optional<String> read = patientRead(intent, subject);
    Fingerprint now = Fingerprint.of(read);
    return now.equals(intent.after())
        ? complete(intent, texts, Result.APPLIED, read, "Read back as written.")
        : complete(
            intent, texts, Result.CANNOT_TELL, read, unclear(said, now.equals(intent.before())));
  }

  /// Reads until it shows what was written or patience ends: the old text may be a stale answer,
  /// and for a while so may any other that stood before.
  private Optional<String> patientRead(Intent intent, Subject subject) {
    Duration waited = Duration.ZERO;
    Duration wait = FIRST_WAIT;
    while (true) {
      Optional<String> read = subject.read();
      if (Fingerprint.of(read).equals(intent.after())
          || waited.compareTo(context.settings().readBackPatience()) >= 0) {
        return read;
      }
      pause.sleep(wait);
      waited = waited.plus(wait);
      wait = shorter(wait.multipliedBy(2), LONGEST_WAIT);
    }
  }

  private String unclear(String said, boolean oldStillThere) {
    String seconds = context.settings().readBackPatience().toSeconds() + " seconds";
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

  private Written complete(
      Intent intent, Intent.Texts texts, Result result, Optional<String> read, String reason) {
    Completion completion = new Completion(result, context.now(), reason);
    records.complete(intent, completion);
    return new Written(
        intent.completed(result, completion.at(), reason), texts, result, read, reason);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
