package io.labelguard.core.guard.write;

import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.port.AwsClock;
import io.labelguard.core.port.ClockReading;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Target;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Changes the records that forbid the guard to write, as a person asks.
final class RecordActions {

  private final GuardContext context;
  private final AwsClock awsClock;

  RecordActions(GuardContext context, AwsClock awsClock) {
    this.context = context;
    this.awsClock = awsClock;
  }

  Rearmed rearm(Target.Fixable target, String person) {
    Records records = context.records();
    SortedSet<String> writes =
        records.past(target).sinceRearm().stream()
            .filter(Intent::mayHaveBeenWritten)
            .map(Intent::id)
            .collect(Collectors.toCollection(TreeSet::new));
    refuseAWrongClock();
    Rearmed rearmed = new Rearmed(context.now(), person, writes);
    records.rearm(target, rearmed);
    return rearmed;
  }

  void resetBreaker(Target.Fixable target) {
    context.records().past(target); // so that the table's answer gives AWS's time
    refuseAWrongClock();
    context.records().forgetWrites(target);
  }

  /// Returns why nothing may be written or recorded, where AWS's time is known.
  Optional<String> wrongClock() {
    return awsClock.reading().flatMap(ClockReading::reasonAgainstWriting);
  }

  /// Records in a folder may be changed before the local AWS gave its time.
  private void refuseAWrongClock() {
    wrongClock()
        .ifPresent(
            reason -> {
              throw new WrongClockException(reason);
            });
  }
}
