package io.labelguard.core.guard.write;

import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.PolicyDiff;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.write.WriteProtocol.Order;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.port.write.BucketPolicyWriter;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.policy.model.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes a bucket's policy by the protocol, and keeps a snapshot of what was read back. The caller
/// holds the bucket's lease.
final class BucketWrites {

  private final GuardContext context;
  private final Situations situations;
  private final BucketPolicyWriter writer;
  private final WriteProtocol protocol;

  /// @param context one that reads again each time
  BucketWrites(GuardContext context, BucketPolicyWriter writer, WriteProtocol protocol) {
    this.context = context;
    this.situations = new Situations(context);
    this.writer = writer;
    this.protocol = protocol;
  }

  /// Reads the current policy; empty where there is none or it cannot be read.
  Optional<Policy> read(String bucket) {
    return situations.bucket(bucket, Optional.empty()).policy()
            instanceof BucketPolicyState.Readable(Policy policy)
        ? Optional.of(policy)
        : Optional.empty();
  }

  /// Finds out the outcome of a write that an earlier run left open.
  ///
  /// @param past read while the lease was held
  Optional<Written> settle(BucketPast past) {
    return protocol
        .settle(subject(past.bucket(), ""), past.own())
        .map(written -> kept(past, written));
  }

  /// Carries out the order.
  ///
  /// @param past read while the lease was held
  Written write(BucketPast past, Order order) {
    return kept(past, protocol.write(past.own(), order, subject(past.bucket(), order.after())));
  }

  private Written kept(BucketPast past, Written written) {
    endedTemporary(written).ifPresent(context.records()::endTemporary);
    Fingerprint now = Fingerprint.of(written.read());
    boolean known = past.newest().filter(newest -> newest.fingerprint().equals(now)).isPresent();
    if (written.read().isPresent() && !known) {
      boolean ours = now.equals(written.intent().after());
      Instant at = context.now();
      context
          .records()
          .keep(
              new Snapshot(
                  past.bucket(),
                  Snapshot.Text.of(written.read()),
                  now,
                  at,
                  Looks.at(at),
                  ours ? written.intent().by() : Optional.empty(),
                  ours ? Optional.of(written.intent().id()) : Optional.empty()));
    }
    return written;
  }

  /// Returns the id of the temporary fix that this write removed or did not make.
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

  private WriteProtocol.Subject subject(String bucket, String after) {
    return new WriteProtocol.Subject() {
      @Override
      public Target.Fixable target() {
        return Target.bucket(bucket);
      }

      @Override
      public Optional<String> read() {
        return BucketWrites.this.read(bucket).map(Policy::text);
      }

      @Override
      public PutResult write() {
        return writer.put(bucket, context.settings().account(), after);
      }
    };
  }

  /// Returns the outcome of a write.
  static FixOutcome outcome(Written written) {
    Intent.Texts texts = written.texts();
    return written.outcome(Optional.of(PolicyDiff.betweenTexts(texts.before(), texts.after())));
  }

  static FixOutcome notApplied(String bucket, List<String> reasons) {
    return FixOutcome.notApplied(Target.bucket(bucket), reasons);
  }

  /// Returns the outcome that nothing was written because the policy was changed after a fix: with
  /// what the fix changed, and what was changed after it.
  FixOutcome changedSince(Intent fix, String live, String reason) {
    Intent.Texts texts = context.records().texts(fix);
    return new FixOutcome(
        fix.target(),
        Result.NOT_APPLIED,
        Optional.empty(),
        Optional.of(PolicyDiff.betweenTexts(texts.before(), texts.after())),
        Optional.of(PolicyDiff.betweenTexts(texts.after(), live)),
        Optional.empty(),
        List.of(reason));
  }
}
