package io.labelguard.core.guard.write;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import java.util.List;
import java.util.Optional;

/// Finds the fix that a person wants to undo, and decides whether the text before it may be put
/// back: only where what was written is still what the fix made of it.
final class UndoPlanner {

  private UndoPlanner() {}

  /// What can be done.
  sealed interface UndoPlan {

    /// The text before the fix may be put back.
    ///
    /// @param live the current text
    record PutBack(Intent fix, String live) implements UndoPlan {}

    /// The text is already what it was before the fix.
    record DoneAlready(Intent fix) implements UndoPlan {}

    /// The text was changed since the fix.
    ///
    /// @param live the current text
    record ChangedSince(Intent fix, String live) implements UndoPlan {}

    /// Nothing can be undone, and why; a sentence.
    record NotNow(String reason) implements UndoPlan {}
  }

  /// Returns the fix that a person means.
  ///
  /// @param past of a bucket's policy or CORS rules
  /// @param id of the fix; empty for the newest that was not removed yet
  static Optional<Intent> chosen(TargetPast past, Optional<String> id) {
    List<Intent> intents = past.intents();
    return intents.stream()
        .filter(Intent::isFix)
        .filter(Intent::mayHaveBeenWritten)
        .filter(intent -> id.map(intent.id()::equals).orElseGet(() -> !isRemoved(intent, intents)))
        .findFirst();
  }

  /// Plans for a bucket's policy or CORS rules.
  ///
  /// @param id of the fix; empty for the newest that was not removed yet
  /// @param live the current text; empty where there is none or it cannot be read
  static UndoPlan plan(TargetPast past, Optional<String> id, Optional<String> live) {
    String bucket = past.target().name();
    Optional<Intent> chosen = chosen(past, id);
    if (chosen.isEmpty()) {
      return new UndoPlan.NotNow(
          id.map(given -> "Bucket " + bucket + " has no fix " + given + " that was written.")
                  .orElse("Bucket " + bucket + " has no fix that can be undone.")
              + " To list its fixes: labelguard history --bucket "
              + bucket);
    }
    return live.isEmpty()
        ? new UndoPlan.NotNow(unreadable(past.target()))
        : plan(chosen.get(), live.get());
  }

  private static String unreadable(Target.Fixable target) {
    return switch (target) {
      case Target.Cors(String bucket) ->
          "The CORS rules of bucket " + bucket + " cannot be read now.";
      case Target.Bucket _, Target.Team _, Target.Workforce _ ->
          "The policy of " + target.words() + " cannot be read now.";
    };
  }

  private static UndoPlan plan(Intent fix, String live) {
    Fingerprint now = Fingerprint.of(Optional.of(live));
    if (now.equals(fix.before())) {
      return new UndoPlan.DoneAlready(fix);
    }
    return now.equals(fix.after())
        ? new UndoPlan.PutBack(fix, live)
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
