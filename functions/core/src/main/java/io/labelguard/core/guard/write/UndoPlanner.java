package io.labelguard.core.guard.write;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Records;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;

/// Finds the fix that a person wants taken out, and whether the text before it may be put back:
/// only where the policy is still what the fix made of it.
final class UndoPlanner {

  private final Records records;

  /// What can be done.
  sealed interface UndoPlan {

    /// The text before the fix may be put back.
    ///
    /// @param live the text that stands there now
    record PutBack(Intent fix, String live) implements UndoPlan {}

    /// It may not, and why; where the policy has moved on, with both diffs.
    record NotNow(FixOutcome why) implements UndoPlan {}
  }

  UndoPlanner(Records records) {
    this.records = records;
  }

  /// Plans for one bucket.
  ///
  /// @param id of the fix; empty for the newest that was not taken out yet
  /// @param live the policy as it is now; empty where there is none or it cannot be read
  UndoPlan plan(String bucket, Optional<String> id, Optional<Policy> live) {
    List<Intent> intents = records.intents(BucketWrites.resource(bucket));
    Optional<Intent> chosen =
        intents.stream()
            .filter(Intent::isFix)
            .filter(Intent::mayHaveBeenWritten)
            .filter(
                intent -> id.map(intent.id()::equals).orElseGet(() -> !isTakenOut(intent, intents)))
            .findFirst();
    if (chosen.isEmpty()) {
      return notNow(
          bucket,
          id.map(given -> "Bucket " + bucket + " has no fix " + given + " that was written.")
                  .orElse("Bucket " + bucket + " has no fix that could be taken out.")
              + " Its fixes are listed by: labelguard history --bucket "
              + bucket);
    }
    return live.isEmpty()
        ? notNow(bucket, "The policy of bucket " + bucket + " cannot be read now.")
        : plan(bucket, chosen.get(), live.get());
  }

  private UndoPlan plan(String bucket, Intent fix, Policy live) {
    Fingerprint now = Fingerprint.of(live);
    if (now.equals(fix.beforeFingerprint())) {
      records.endTemporary(fix.id());
      return notNow(
          bucket, "The policy is what it was before the fix of " + fix.begun() + " already.");
    }
    return now.equals(fix.afterFingerprint())
        ? new UndoPlan.PutBack(fix, live.text())
        : new UndoPlan.NotNow(
            BucketWrites.movedOn(
                bucket,
                fix,
                live,
                "The policy has moved on since the fix of "
                    + fix.begun()
                    + ", so the text before it was not put back. The first diff is what the fix"
                    + " changed, the second what was changed after it: take out by hand what the"
                    + " first put in."));
  }

  private static boolean isTakenOut(Intent fix, List<Intent> intents) {
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

  private static UndoPlan notNow(String bucket, String reason) {
    return new UndoPlan.NotNow(BucketWrites.notApplied(bucket, List.of(reason)));
  }
}
