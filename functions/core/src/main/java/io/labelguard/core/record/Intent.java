package io.labelguard.core.record;

import io.labelguard.core.fix.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/// A write that is about to be made, or was. Its two texts are kept beside it
/// ([Intents#texts(Intent)]): what decides whether to write needs their fingerprints only.
///
/// @param target the bucket or team that is written
/// @param by ARN of the person whose command it was; empty for the guard's own doing
/// @param before fingerprint of the text before; for a team of its constraint
/// @param after fingerprint of the text that was to be written
/// @param completion empty while nobody knows
public record Intent(
    String id,
    Target.Fixable target,
    Purpose purpose,
    Optional<String> by,
    Fingerprint before,
    Fingerprint after,
    Instant begun,
    Optional<Completion> completion) {

  /// The text before a write and the text that it was to leave, to the character: an undo puts back
  /// bytes, not a meaning.
  public record Texts(String before, String after) {}

  /// Returns this intent with its outcome.
  public Intent completed(FixOutcome.Result result, Instant at, String note) {
    return new Intent(
        id,
        target,
        purpose,
        by,
        before,
        after,
        begun,
        Optional.of(new Completion(result, at, note)));
  }

  /// Returns the outcome, if it is known.
  public Optional<FixOutcome.Result> result() {
    return completion.map(Completion::result);
  }

  /// Whether it is a fix, not the end or the undo of one.
  public boolean isFix() {
    return purpose instanceof Purpose.Fix || purpose instanceof Purpose.TemporaryFix;
  }

  /// Whether its text may have been in force: all but what is known not to have been written.
  public boolean mayHaveBeenWritten() {
    return !result().equals(Optional.of(FixOutcome.Result.NOT_APPLIED));
  }
}
