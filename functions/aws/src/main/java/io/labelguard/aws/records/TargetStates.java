package io.labelguard.aws.records;

import io.labelguard.core.record.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// Changes the current state of a bucket or team ([TargetStateItem]) by one conditional write.
final class TargetStates {

  private final StateTable table;

  TargetStates(StateTable table) {
    this.table = table;
  }

  /// Counts one write, unless `limit` were made after `now - window`.
  boolean countWrite(Target.Fixable target, int limit, Instant now, Duration window) {
    String token = DynamoRecords.token();
    String partition = Partitions.writes(target);
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      TargetStateItem state = state(partition);
      if (state.changedBy(token)) {
        return true;
      }
      TargetStateItem within = state.since(now.minus(window));
      if (within.made().size() >= limit) {
        return false;
      }
      if (table.putVersion(within.counting(now, token).item(partition), state.version())) {
        return true;
      }
    }
    throw busy(target);
  }

  /// Returns the state.
  TargetStateItem of(Target.Fixable target) {
    return state(Partitions.writes(target));
  }

  /// Changes the state.
  ///
  /// @param token of the call, which the changed state carries
  void change(Target.Fixable target, String token, UnaryOperator<TargetStateItem> change) {
    String partition = Partitions.writes(target);
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      TargetStateItem state = state(partition);
      if (state.changedBy(token)
          || table.putVersion(change.apply(state).item(partition), state.version())) {
        return;
      }
    }
    throw busy(target);
  }

  private TargetStateItem state(String partition) {
    return TargetStateItem.of(table.get(Items.key(partition, TargetStateItem.SORT_KEY)));
  }

  private static IllegalStateException busy(Target.Fixable target) {
    return new IllegalStateException(
        "cannot count the writes of " + target.words() + ": too many writers at once; try again");
  }
}
