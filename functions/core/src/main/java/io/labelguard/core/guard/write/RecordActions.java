package io.labelguard.core.guard.write;

import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.port.AwsClock;
import io.labelguard.core.port.ClockReading;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Target;
import java.time.Instant;
import java.util.Collections;
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

  /// A person who lets the guard fix a bucket again means its CORS rules, too.
  Rearmed rearm(Target.Fixable target, String person) {
    SortedSet<String> writes = new TreeSet<>(writes(target));
    SortedSet<String> ofCors =
        target instanceof Target.Bucket(String name)
            ? writes(Target.cors(name))
            : Collections.emptySortedSet();
    refuseAWrongClock();
    Instant now = context.now();
    context.records().rearm(target, new Rearmed(now, person, writes));
    if (!ofCors.isEmpty()) {
      context.records().rearm(Target.cors(target.name()), new Rearmed(now, person, ofCors));
    }
    writes.addAll(ofCors);
    return new Rearmed(now, person, writes);
  }

  private SortedSet<String> writes(Target.Fixable target) {
    return context.records().past(target).sinceRearm().stream()
        .filter(Intent::mayHaveBeenWritten)
        .map(Intent::id)
        .collect(Collectors.toCollection(TreeSet::new));
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
