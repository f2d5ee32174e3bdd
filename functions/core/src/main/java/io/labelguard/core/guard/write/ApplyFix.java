package io.labelguard.core.guard.write;

import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.port.AwsClock;
import io.labelguard.core.port.ClockReading;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.write.Writers;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Leases;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Target;
import java.util.List;
import java.util.function.Supplier;

/// Handles a fix request. It trusts nothing in the request but the name: settings, jobs, mode, tags
/// and breaker are read again, and the fix is planned and proven again.
public final class ApplyFix {

  private final GuardContext context;
  private final Writers writers;
  private final AwsClock awsClock;
  private final WriteProtocol protocol;
  private final Supplier<String> ids;

  /// @param awsClock is checked before anything is written
  /// @param pause waits between two reads of what was written
  /// @param ids gives ids that no other run uses, for leases and intents
  public ApplyFix(
      GuardContext context, Writers writers, AwsClock awsClock, Pause pause, Supplier<String> ids) {
    this.context = context;
    this.writers = writers;
    this.awsClock = awsClock;
    this.protocol = new WriteProtocol(context, new WriteGate(awsClock, writers.allowed()), pause);
    this.ids = ids;
  }

  /// Fixes what the request names, if that is proven and allowed.
  ///
  /// @throws LeaseTakenException where another run works on it
  public FixOutcome apply(FixRequest request) {
    Target.Fixable target = request.target();
    Records records = context.records();
    String holder = ids.get();
    if (!records.takeLease(target, holder, context.now(), Leases.LONGEST)) {
      throw new LeaseTakenException(target);
    }
    try {
      // The table's answer gave AWS's time. A record of a wrong time would be worse than none.
      return awsClock
          .reading()
          .flatMap(ClockReading::reasonAgainstWriting)
          .map(reason -> FixOutcome.notApplied(target, List.of(reason)))
          .orElseGet(() -> apply(target, holder));
    } finally {
      records.releaseLease(target, holder);
    }
  }

  private FixOutcome apply(Target.Fixable target, String id) {
    GuardContext once = context.readingOnce();
    return switch (target) {
      case Target.Bucket(String name) ->
          new BucketFix(once, new BucketWrites(context, writers.policies(), protocol))
              .apply(name, id);
      case Target.Cors cors ->
          new CorsFix(once, new CorsWrites(context, writers.cors(), protocol)).apply(cors, id);
      case Target.Team team ->
          new TeamFix(context, once, writers.teams(), protocol).apply(team, id);
      case Target.Workforce workforce ->
          new WorkforceFix(context, once, writers.workforces(), protocol).apply(workforce, id);
    };
  }
}
