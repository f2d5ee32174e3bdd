package io.labelguard.core.guard.write;

import io.labelguard.core.fix.cors.CorsText;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.write.WriteProtocol.Order;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.port.write.BucketCorsWriter;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import java.util.List;
import java.util.Optional;

/// Writes the CORS rules of a bucket by the protocol. The caller holds their lease.
final class CorsWrites {

  private final GuardContext context;
  private final BucketCorsWriter writer;
  private final WriteProtocol protocol;

  /// @param context one that reads again each time
  CorsWrites(GuardContext context, BucketCorsWriter writer, WriteProtocol protocol) {
    this.context = context;
    this.writer = writer;
    this.protocol = protocol;
  }

  /// Reads the current rules as text; empty where they cannot be read, or hold what this version
  /// does not know.
  Optional<String> read(String bucket) {
    return context
        .sources()
        .buckets()
        .cors(bucket)
        .known()
        .filter(rules -> rules.stream().allMatch(rule -> rule.unknown().isEmpty()))
        .map(CorsText::of);
  }

  /// Finds out the outcome of a write that an earlier run left open.
  ///
  /// @param past read while the lease was held
  Optional<Written> settle(TargetPast past) {
    return protocol.settle(subject(past.target(), List.of()), past);
  }

  /// Carries out the order.
  ///
  /// @param past read while the lease was held
  /// @param rules those of the order's text
  Written write(TargetPast past, Order order, List<CorsRule> rules) {
    return protocol.write(past, order, subject(past.target(), rules));
  }

  private WriteProtocol.Subject subject(Target.Fixable target, List<CorsRule> after) {
    return new WriteProtocol.Subject() {
      @Override
      public Target.Fixable target() {
        return target;
      }

      @Override
      public Optional<String> read() {
        return CorsWrites.this.read(target.name());
      }

      @Override
      public PutResult write() {
        return writer.put(target.name(), context.settings().account(), after);
      }
    };
  }

  /// Returns the outcome of a write.
  static FixOutcome outcome(Written written) {
    Intent.Texts texts = written.texts();
    return written.outcome(Optional.of(CorsText.diff(texts.before(), texts.after())));
  }
}
