package io.labelguard.core.guard.write;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Modes;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.write.WriteProtocol.Order;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Records;
import io.labelguard.core.report.text.Commands;
import io.labelguard.policy.model.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Removes temporary fixes that are over: exactly what they added, and only if the policy is still
/// what the guard wrote.
final class TemporaryFixes {

  private final GuardContext context;
  private final BucketWrites writes;

  TemporaryFixes(GuardContext context, BucketWrites writes) {
    this.context = context;
    this.writes = writes;
  }

  /// Removes a temporary fix, if the policy is still what the fix made of it.
  ///
  /// @param id an id that no other write has
  FixOutcome end(BucketPast past, Intent fix, Policy live, String id) {
    String bucket = past.bucket();
    Records records = context.records();
    Fingerprint now = Fingerprint.of(live);
    if (!fix.mayHaveBeenWritten()) {
      records.endTemporary(fix.id());
      return BucketWrites.notApplied(bucket, List.of("The temporary fix was never written."));
    }
    if (now.equals(fix.before())) {
      records.endTemporary(fix.id());
      return BucketWrites.notApplied(
          bucket,
          List.of("The temporary fix of " + fix.begun() + " is over and was already removed."));
    }
    if (!now.equals(fix.after())) {
      records.endTemporary(fix.id());
      return writes.changedSince(
          fix,
          live.text(),
          "The temporary fix of "
              + fix.begun()
              + " is over, but the policy was changed after it, so Labelguard does not touch it."
              + " Remove by hand what the first diff adds, if it is still there. The second diff is"
              + " what was changed after the fix.");
    }
    Optional<String> against = against(past);
    if (against.isPresent()) {
      return BucketWrites.notApplied(
          bucket,
          List.of(
              "The temporary fix of "
                  + fix.begun()
                  + " is over but still in the policy. "
                  + against.get()
                  + " To remove it: "
                  + Commands.in(region(), Commands.undo(bucket, fix.id()))));
    }
    Written written =
        writes.write(
            past,
            new Order(
                id,
                new Purpose.End(fix.id()),
                Optional.empty(),
                live.text(),
                records.texts(fix).before()));
    return BucketWrites.outcome(written);
  }

  private String region() {
    return context.settings().region();
  }

  private Optional<String> against(BucketPast past) {
    Instant now = context.now();
    TagReading tag = context.sources().buckets().modeTag(past.bucket());
    return switch (new Modes(context.settings()).forBucket(past.bucket(), tag, now)) {
      case Permission.AlertOnly(String reason) -> Optional.of(reason);
      case Permission.Ignored(_, String reason) -> Optional.of(reason);
      case Permission.MayFix _, Permission.MayFixForAWhile _ ->
          new WriteBans(context.settings())
              .againstEnding(past, now)
              .map(ban -> ban.reason(region()));
    };
  }
}
