package io.labelguard.aws.records;

import io.labelguard.core.record.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// Changes the current state of a bucket or team ([NowForm]) by one conditional write.
final class Nows {

  private final StateTable table;

  Nows(StateTable table) {
    this.table = table;
  }

  /// Counts one write, unless `limit` were made after `now - window`.
  boolean countWrite(Target.Fixable target, int limit, Instant now, Duration window) {
    String token = DynamoRecords.token();
    String partition = Partitions.writes(target);
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      NowForm held = held(partition);
      if (held.changedBy(token)) {
        return true;
      }
      NowForm within = held.since(now.minus(window));
      if (within.made().size() >= limit) {
        return false;
      }
      if (table.putVersion(within.counting(now, token).item(partition), held.version())) {
        return true;
      }
    }
    throw busy(target);
  }

  /// Changes the state.
  ///
  /// @param token of the call, which the changed state carries
  void change(Target.Fixable target, String token, UnaryOperator<NowForm> change) {
    String partition = Partitions.writes(target);
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      NowForm held = held(partition);
      if (held.changedBy(token)
          || table.putVersion(change.apply(held).item(partition), held.version())) {
        return;
      }
    }
    throw busy(target);
  }

  private NowForm held(String partition) {
    return NowForm.of(table.get(Items.key(partition, NowForm.SORT_KEY)));
  }

  private static IllegalStateException busy(Target.Fixable target) {
    return new IllegalStateException(
        "cannot count the writes of " + target.words() + ": too many writers at once; try again");
  }
}
