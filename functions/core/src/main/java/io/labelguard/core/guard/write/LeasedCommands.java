package io.labelguard.core.guard.write;

import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Leases;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// Runs what a person asks for while the lease of its target is held.
final class LeasedCommands {

  private final GuardContext context;
  private final RecordActions recordActions;
  private final Supplier<String> ids;

  /// @param ids gives ids that no other run uses, for leases and intents
  LeasedCommands(GuardContext context, RecordActions recordActions, Supplier<String> ids) {
    this.context = context;
    this.recordActions = recordActions;
    this.ids = ids;
  }

  /// Runs a command. Nothing is done where another run holds the lease, the machine's clock is
  /// wrong, or the records have another form.
  ///
  /// @param reading reads the past, which is given to the work with the id of the run
  /// @param own returns the writes of the target in that past
  <P> FixOutcome run(
      Target.Fixable target,
      Function<Records, P> reading,
      Function<P, TargetPast> own,
      BiFunction<P, String, FixOutcome> work) {
    String id = ids.get();
    Records records = context.records();
    if (!records.takeLease(target, id, context.now(), Leases.LONGEST)) {
      return notApplied(
          target, "Another run is working on this bucket. Try again in a few minutes.");
    }
    try {
      P past = reading.apply(records);
      return recordActions
          .wrongClock()
          .or(() -> WriteBans.againstForm(own.apply(past).form()).map(WriteBans.Against::why))
          .map(reason -> notApplied(target, reason))
          .orElseGet(() -> work.apply(past, id));
    } finally {
      records.releaseLease(target, id);
    }
  }

  private static FixOutcome notApplied(Target.Fixable target, String reason) {
    return FixOutcome.notApplied(target, List.of(reason));
  }
}
