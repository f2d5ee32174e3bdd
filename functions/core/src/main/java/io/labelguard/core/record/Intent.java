package io.labelguard.core.record;

import io.labelguard.core.fix.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/// A write that is about to be made, or was.
///
/// @param resource `bucket/NAME` or `team/NAME`
/// @param by ARN of the person whose command it was; empty for the guard's own doing
/// @param before the text before; for a team its constraint
/// @param completion empty while nobody knows
public record Intent(
    String id,
    String resource,
    Purpose purpose,
    Optional<String> by,
    String before,
    String after,
    Instant begun,
    Optional<Completion> completion) {

  /// Returns this intent with what came of it.
  public Intent completed(FixOutcome.Result result, Instant at, String note) {
    return new Intent(
        id,
        resource,
        purpose,
        by,
        before,
        after,
        begun,
        Optional.of(new Completion(result, at, note)));
  }

  /// Returns what came of it, if that is known.
  public Optional<FixOutcome.Result> result() {
    return completion.map(Completion::result);
  }

  public Fingerprint beforeFingerprint() {
    return Fingerprint.of(Optional.of(before));
  }

  public Fingerprint afterFingerprint() {
    return Fingerprint.of(Optional.of(after));
  }

  public boolean isFix() {
    return purpose instanceof Purpose.Fix || purpose instanceof Purpose.TemporaryFix;
  }

  /// Whether its text may have stood there: all but what is known not to have been written.
  public boolean mayHaveBeenWritten() {
    return !result().equals(Optional.of(FixOutcome.Result.NOT_APPLIED));
  }
}
