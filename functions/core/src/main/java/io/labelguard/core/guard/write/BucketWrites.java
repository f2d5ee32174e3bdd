package io.labelguard.core.guard.write;

import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.PolicyDiff;
import io.labelguard.core.fix.UnifiedDiff;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.write.WriteProtocol.Order;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.port.BucketPolicyWriter;
import io.labelguard.core.port.BucketPolicyWriter.PutResult;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Snapshot;
import io.labelguard.policy.model.Policy;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Writes a bucket's policy by the protocol, and keeps what was read back. The caller holds the
/// bucket's lease.
public final class BucketWrites {

  private final Settings settings;
  private final Situations situations;
  private final Records records;
  private final BucketPolicyWriter writer;
  private final WriteProtocol protocol;
  private final InstantSource clock;

  BucketWrites(
      Settings settings,
      Situations situations,
      Records records,
      BucketPolicyWriter writer,
      WriteProtocol protocol,
      InstantSource clock) {
    this.settings = settings;
    this.situations = situations;
    this.records = records;
    this.writer = writer;
    this.protocol = protocol;
    this.clock = clock;
  }

  public static String resource(String bucket) {
    return "bucket/" + bucket;
  }

  /// Reads the policy as it is now; empty where there is none or it cannot be read.
  Optional<Policy> read(String bucket) {
    return situations.bucket(bucket, Optional.empty()).policy()
            instanceof BucketPolicyState.Readable(Policy policy)
        ? Optional.of(policy)
        : Optional.empty();
  }

  /// Settles what an earlier run left open.
  Optional<Written> settle(String bucket) {
    return protocol.settle(target(bucket, "")).map(written -> kept(bucket, written));
  }

  /// Writes what is ordered.
  Written write(String bucket, Order order) {
    return kept(bucket, protocol.write(order, target(bucket, order.after())));
  }

  private Written kept(String bucket, Written written) {
    endedTemporary(written).ifPresent(records::endTemporary);
    Fingerprint now = Fingerprint.of(written.read());
    boolean known =
        records.snapshots(bucket).stream()
            .findFirst()
            .filter(newest -> newest.fingerprint().equals(now))
            .isPresent();
    if (written.read().isPresent() && !known) {
      boolean ours = now.equals(written.intent().afterFingerprint());
      records.snapshot(
          new Snapshot(
              bucket,
              written.read(),
              now,
              clock.instant(),
              ours ? written.intent().by() : Optional.empty(),
              ours ? Optional.of(written.intent().id()) : Optional.empty()));
    }
    return written;
  }

  /// Which temporary fix there is no more after this.
  private static Optional<String> endedTemporary(Written written) {
    return switch (written.intent().purpose()) {
      case Purpose.Fix _ -> Optional.empty();
      case Purpose.TemporaryFix _ ->
          written.result() == Result.NOT_APPLIED
              ? Optional.of(written.intent().id())
              : Optional.empty();
      case Purpose.End(String fix) ->
          written.result() == Result.APPLIED ? Optional.of(fix) : Optional.empty();
      case Purpose.Undo(String fix) ->
          written.result() == Result.APPLIED ? Optional.of(fix) : Optional.empty();
    };
  }

  private WriteProtocol.Target target(String bucket, String after) {
    return new WriteProtocol.Target() {
      @Override
      public String resource() {
        return BucketWrites.resource(bucket);
      }

      @Override
      public Optional<String> read() {
        return BucketWrites.this.read(bucket).map(Policy::text);
      }

      @Override
      public PutResult write() {
        return writer.put(bucket, settings.account(), after);
      }
    };
  }

  /// Returns what came of a write.
  static FixOutcome outcome(String bucket, Written written) {
    return new FixOutcome(
        FixRequest.Kind.BUCKET,
        bucket,
        written.result(),
        Optional.of(new FixOutcome.Write(written.intent().id(), written.intent().purpose())),
        Optional.of(diff(written.intent().before(), written.intent().after())),
        Optional.empty(),
        written.read(),
        List.of(written.reason()));
  }

  static FixOutcome notApplied(String bucket, List<String> reasons) {
    return FixOutcome.notApplied(FixRequest.Kind.BUCKET, bucket, reasons);
  }

  /// Returns the outcome that a fix was left as it is, for the policy has moved on since: what the
  /// fix changed, and what was changed after it.
  static FixOutcome movedOn(String bucket, Intent fix, Policy live, String reason) {
    return new FixOutcome(
        FixRequest.Kind.BUCKET,
        bucket,
        FixOutcome.Result.NOT_APPLIED,
        Optional.empty(),
        Optional.of(diff(fix.before(), fix.after())),
        Optional.of(diff(fix.after(), live.text())),
        Optional.empty(),
        List.of(reason));
  }

  /// Texts that cannot be read any more are shown whole.
  public static String diff(String before, String after) {
    Optional<Policy> old = Situations.readable(before);
    Optional<Policy> now = Situations.readable(after);
    return old.isPresent() && now.isPresent()
        ? PolicyDiff.between(old.get(), now.get())
        : UnifiedDiff.of(
            "bucket policy before",
            "bucket policy after",
            before.lines().toList(),
            after.lines().toList());
  }
}
