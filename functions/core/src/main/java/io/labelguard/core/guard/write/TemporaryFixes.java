package io.labelguard.core.guard.write;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.Modes;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.write.WriteProtocol.Order;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Records;
import io.labelguard.policy.model.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes temporary fixes out again: exactly what was put in, when the last of the jobs that they
/// were made for has ended or their days are over, and only if the policy is still what the guard
/// wrote.
public final class TemporaryFixes {

  private final Settings settings;
  private final Sources sources;
  private final Records records;
  private final BucketWrites writes;
  private final WriteBans standing;
  private final InstantSource clock;

  TemporaryFixes(
      Settings settings,
      Sources sources,
      Records records,
      BucketWrites writes,
      InstantSource clock) {
    this.settings = settings;
    this.sources = sources;
    this.records = records;
    this.writes = writes;
    this.standing = new WriteBans(settings, records);
    this.clock = clock;
  }

  /// Returns the temporary fixes whose time is over, oldest first.
  ///
  /// @param live every live labeling job
  public static List<Intent> over(Records records, List<LabelingJob> live, Instant now) {
    Set<String> running = live.stream().map(LabelingJob::name).collect(Collectors.toSet());
    return records.temporary().stream()
        .filter(intent -> lasting(intent).filter(of -> isOver(of, running, now)).isPresent())
        .toList();
  }

  private static boolean isOver(Purpose.TemporaryFix fix, Set<String> running, Instant now) {
    return !fix.until().isAfter(now) || fix.jobs().stream().noneMatch(running::contains);
  }

  private static Optional<Purpose.TemporaryFix> lasting(Intent intent) {
    return intent.purpose() instanceof Purpose.TemporaryFix fix
        ? Optional.of(fix)
        : Optional.empty();
  }

  /// Takes one out, if that is still what it takes.
  ///
  /// @param id that no other write has
  FixOutcome end(String bucket, Intent fix, Policy live, String id) {
    Fingerprint now = Fingerprint.of(live);
    if (!fix.mayHaveBeenWritten()) {
      records.endTemporary(fix.id());
      return BucketWrites.notApplied(bucket, List.of("The temporary fix was never written."));
    }
    if (now.equals(fix.beforeFingerprint())) {
      records.endTemporary(fix.id());
      return BucketWrites.notApplied(
          bucket,
          List.of("The temporary fix of " + fix.begun() + " is over, and was taken out already."));
    }
    if (!now.equals(fix.afterFingerprint())) {
      records.endTemporary(fix.id());
      return BucketWrites.movedOn(
          bucket,
          fix,
          live,
          "The temporary fix of "
              + fix.begun()
              + " is over, but the policy was changed since, so Labelguard leaves it to you:"
              + " take out what the first diff put in, if it still stands there. The second diff"
              + " is what was changed after it.");
    }
    Optional<String> against = against(bucket);
    if (against.isPresent()) {
      return BucketWrites.notApplied(
          bucket,
          List.of(
              "The temporary fix of "
                  + fix.begun()
                  + " is over but still stands there. "
                  + against.get()
                  + " To take it out: labelguard undo --bucket "
                  + bucket
                  + " --fix "
                  + fix.id()));
    }
    Written written =
        writes.write(
            bucket,
            new Order(id, new Purpose.End(fix.id()), Optional.empty(), live.text(), fix.before()));
    return BucketWrites.outcome(bucket, written);
  }

  private Optional<String> against(String bucket) {
    Instant now = clock.instant();
    return switch (new Modes(settings).forBucket(bucket, sources.buckets().modeTag(bucket), now)) {
      case Permission.AlertOnly(String reason) -> Optional.of(reason);
      case Permission.Ignored(_, String reason) -> Optional.of(reason);
      case Permission.MayFix _, Permission.MayFixForAWhile _ ->
          standing.againstEnding(bucket, now).map(WriteBans.Against::reason);
    };
  }
}
