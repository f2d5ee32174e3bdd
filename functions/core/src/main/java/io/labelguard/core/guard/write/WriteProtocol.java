package io.labelguard.core.guard.write;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Writes a policy or a setting in a fixed order: intent, one more read, breaker, the write,
/// reads until the write shows, the record. The caller holds the lease.
///
/// Neither PutBucketPolicy nor PutBucketCors has a precondition, so another write between the last
/// read and the put cannot be prevented. The read-back or the event of that write shows it, and
/// nothing is written again.
final class WriteProtocol {

  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  /// How long an outcome is worth publishing. The record that it was published lasts longer.
  private static final Duration WORTH_PUBLISHING = Duration.ofDays(1);

  /// How many old intents one run retires, so that it stays short.
  private static final int MOST_RETIRED = 25;

  private final GuardContext context;
  private final Records records;
  private final WriteGate gate;
  private final Pause pause;

  /// A thing that is read and written as text: a bucket's policy, its CORS rules, a team's
  /// constraint, or the ranges of a workforce.
  interface Subject {

    /// Returns what is written.
    Target.Fixable target();

    /// Reads the current text. It is empty where there is no text, where the text cannot be read,
    /// and where AWS has not ended a change of it.
    Optional<String> read();

    /// Writes the planned text, once.
    PutResult write();
  }

  /// What is to be written, and why.
  ///
  /// @param id an id that no other write has
  /// @param by ARN of the person who gave the command; empty for the guard's own writes, which
  ///     alone
  ///     the breaker counts
  record Order(String id, Purpose purpose, Optional<String> by, String before, String after) {}

  /// The outcome of a write.
  ///
  /// @param intent with its completion
  /// @param read the text that was read last
  /// @param reason a sentence for a person
  record Written(
      Intent intent, Intent.Texts texts, Result result, Optional<String> read, String reason) {

    /// Returns the outcome of the write.
    ///
    /// @param diff what it changed, or was to change
    FixOutcome outcome(Optional<String> diff) {
      return new FixOutcome(
          intent.target(),
          result,
          Optional.of(new FixOutcome.Write(intent.id(), intent.purpose())),
          diff,
          Optional.empty(),
          read,
          List.of(reason));
    }

    /// Whether it is an applied write that a person gave the command for.
    ///
    /// @param same whether it is what the command was for
    boolean isByAPerson(Predicate<Intent> same) {
      return result == Result.APPLIED && intent.by().isPresent() && same.test(intent);
    }
  }

  WriteProtocol(GuardContext context, WriteGate gate, Pause pause) {
    this.context = context;
    this.records = context.records();
    this.gate = gate;
    this.pause = pause;
  }

  /// Finds out the outcome of an earlier run that was killed after it wrote its intent or before it
  /// published the outcome, or whose outcome was `cannot tell`.
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
    // An outcome `cannot tell` stays so until the text of the write shows.
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

  /// Whether the outcome needs no alert any more: a person has read the output of their command, or
  /// the outcome is old or was published.
  private boolean isPublished(Intent intent, Completion known) {
    Instant now = context.now();
    return intent.by().isPresent()
        || !known.at().plus(WORTH_PUBLISHING).isAfter(now)
        || records.repeats(Announcer.outcomeKey(intent.id()), now, WORTH_PUBLISHING).published();
  }

  private Written unpublished(Intent intent, Completion known, Optional<String> live) {
    boolean isLive = Fingerprint.of(live).equals(intent.after());
    return new Written(
        intent,
        records.texts(intent),
        known.result(),
        live,
        known.result() == Result.APPLIED && !isLive
            ? known.note() + " It was changed after that; the text read back is the current one."
            : known.note());
  }

  private Written settled(Intent intent, TargetPast past, Optional<String> live) {
    Intent.Texts texts = records.texts(intent);
    Fingerprint now = Fingerprint.of(live);
    if (now.equals(intent.after())) {
      return complete(intent, texts, Result.APPLIED, live, StoppedRun.WROTE);
    }
    if (!now.equals(intent.before())) {
      return complete(
          intent,
          texts,
          Result.CANNOT_TELL,
          live,
          live.isEmpty() ? StoppedRun.NO_TEXT : StoppedRun.OTHER_TEXT);
    }
    return mayHaveBeenSent(intent, past)
        ? complete(intent, texts, Result.CANNOT_TELL, live, StoppedRun.oldText(intent.begun()))
        : complete(intent, texts, Result.NOT_APPLIED, live, StoppedRun.SENT_NOTHING);
  }

  /// Whether the write may have been sent: the breaker counts each write of the guard right before.
  /// A person's write is not counted, so it may always have been sent.
  private static boolean mayHaveBeenSent(Intent intent, TargetPast past) {
    return intent.by().isPresent()
        || past.writesSince(intent.begun().minusSeconds(1)).stream()
            .anyMatch(at -> at.toEpochMilli() == intent.begun().toEpochMilli());
  }

  /// Writes `after` if the current text is `before`. The caller has read the text before, so AWS's
  /// time is known.
  ///
  /// @param past read while the lease was held
  Written write(TargetPast past, Order order, Subject subject) {
    Instant now = context.now();
    Intent.Texts texts = new Intent.Texts(order.before(), order.after());
    Intent intent =
        new Intent(
            order.id(),
            subject.target(),
            order.purpose(),
            order.by(),
            Intent.wrote(texts),
            Fingerprint.of(Optional.of(order.before())),
            Fingerprint.of(Optional.of(order.after())),
            now,
            Optional.empty());
    Optional<String> against = gate.reasonAgainst(order);
    if (against.isPresent()) {
      return unrecorded(intent, texts, against.get());
    }
    List<Intent> retirable = past.retirable(now).stream().limit(MOST_RETIRED).toList();
    if (!retirable.isEmpty()) {
      records.retire(past.target(), retirable, now);
    }
    records.begin(intent, texts);
    Optional<String> live = subject.read();
    if (!Fingerprint.of(live).equals(intent.before())) {
      return complete(
          intent,
          texts,
          Result.NOT_APPLIED,
          live,
          "It was changed while the fix was planned, so nothing was written.");
    }
    Settings settings = context.settings();
    if (intent.by().isEmpty()
        && !records.countWrite(
            subject.target(), settings.maxWrites(), now, WriteBans.BREAKER_WINDOW)) {
      return complete(
          intent,
          texts,
          Result.NOT_APPLIED,
          live,
          WriteBans.breakerOpen(settings, subject.target(), "").reason(settings.region()));
    }
    return switch (subject.write()) {
      case PutResult.Refused(String reason) ->
          complete(intent, texts, Result.NOT_APPLIED, live, "AWS refused the write: " + reason);
      case PutResult.Accepted _ -> readBack(intent, texts, subject, "AWS accepted the write.");
      case PutResult.Unclear(String reason) ->
          readBack(
              intent, texts, subject, "The write ended without a clear answer (" + reason + ").");
    };
  }

  /// Returns that nothing was written, and records nothing: nothing was begun.
  private static Written unrecorded(Intent intent, Intent.Texts texts, String reason) {
    return new Written(
        intent.completed(Result.NOT_APPLIED, intent.begun(), reason),
        texts,
        Result.NOT_APPLIED,
        Optional.empty(),
        reason);
  }

  private Written readBack(Intent intent, Intent.Texts texts, Subject subject, String answer) {
    Optional<String> read = patientRead(intent, subject);
    Fingerprint now = Fingerprint.of(read);
    return now.equals(intent.after())
        ? complete(intent, texts, Result.APPLIED, read, "It was read back.")
        : complete(intent, texts, Result.CANNOT_TELL, read, unclear(answer, intent, read));
  }

  /// Reads until the written text shows or patience ends. The old text may be a stale answer, and
  /// so may, for a while, any earlier text.
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

  private String unclear(String answer, Intent intent, Optional<String> read) {
    String after = answer + " After " + context.settings().readBackPatience().toSeconds();
    if (read.isEmpty()) {
      return after + " seconds " + StoppedRun.NOTHING_TO_COMPARE + " Look again in a few minutes.";
    }
    return Fingerprint.of(read).equals(intent.before())
        ? after + " seconds the old text still shows. Look again in a few minutes."
        : after
            + " seconds the text is neither the old nor the new one: someone else wrote in the same"
            + " moment. Compare the texts; Labelguard does not write again by itself.";
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
