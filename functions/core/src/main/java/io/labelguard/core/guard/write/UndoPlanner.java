package io.labelguard.core.guard.write;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;

/// Finds the fix that a person wants to undo, and decides whether the text before it may be put
/// back: only where the policy is still what the fix made of it.
final class UndoPlanner {

  private UndoPlanner() {}

  /// What can be done.
  sealed interface UndoPlan {

    /// The text before the fix may be put back.
    ///
    /// @param live the current text
    record PutBack(Intent fix, String live) implements UndoPlan {}

    /// The policy is already what it was before the fix.
    record DoneAlready(Intent fix) implements UndoPlan {}

    /// The policy was changed since the fix, to what it is now.
    record ChangedSince(Intent fix, Policy live) implements UndoPlan {}

    /// Nothing can be undone, and why; a sentence.
    record NotNow(String reason) implements UndoPlan {}
  }

  /// Plans for one bucket.
  ///
  /// @param id of the fix; empty for the newest that was not removed yet
  /// @param live the current policy; empty where there is none or it cannot be read
  static UndoPlan plan(BucketPast past, Optional<String> id, Optional<Policy> live) {
    String bucket = past.bucket();
    List<Intent> intents = past.own().intents();
    Optional<Intent> chosen =
        intents.stream()
            .filter(Intent::isFix)
            .filter(Intent::mayHaveBeenWritten)
            .filter(
                intent -> id.map(intent.id()::equals).orElseGet(() -> !isRemoved(intent, intents)))
            .findFirst();
    if (chosen.isEmpty()) {
      return new UndoPlan.NotNow(
          id.map(given -> "Bucket " + bucket + " has no fix " + given + " that was written.")
                  .orElse("Bucket " + bucket + " has no fix that can be undone.")
              + " To list its fixes: labelguard history --bucket "
              + bucket);
    }
    return live.isEmpty()
        ? new UndoPlan.NotNow("The policy of bucket " + bucket + " cannot be read now.")
        : plan(chosen.get(), live.get());
  }

  private static UndoPlan plan(Intent fix, Policy live) {
    Fingerprint now = Fingerprint.of(live);
    if (now.equals(fix.before())) {
      return new UndoPlan.DoneAlready(fix);
    }
    return now.equals(fix.after())
        ? new UndoPlan.PutBack(fix, live.text())
        : new UndoPlan.ChangedSince(fix, live);
  }

  private static boolean isRemoved(Intent fix, List<Intent> intents) {
    return intents.stream()
        .filter(intent -> intent.result().equals(Optional.of(Result.APPLIED)))
        .anyMatch(
            intent ->
                switch (intent.purpose()) {
                  case Purpose.Undo(String of) -> of.equals(fix.id());
                  case Purpose.End(String of) -> of.equals(fix.id());
                  case Purpose.Fix _, Purpose.TemporaryFix _ -> false;
                });
  }
}
