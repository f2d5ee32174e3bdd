package io.labelguard.tests.safety;

import static io.labelguard.tests.safety.GuardedBucket.BUCKET;
import static io.labelguard.tests.safety.GuardedBucket.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.labelguard.core.guard.Settings.Mode;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.guard.write.WrongClockException;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Target;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A machine whose clock is not AWS's, which the header `Date` of AWS's answers shows.
class ClockTest {

  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @Test
  void clockThatIsWrongByMoreThanFiveMinutesStopsEveryWriteAndLeavesNoRecord() {
    try (GuardedBucket bucket = new GuardedBucket(Mode.FIX)) {
      bucket.tightened();
      bucket.aws().faults().datesAhead(FIVE_MINUTES.negated().minusSeconds(2));
      bucket.work();
      isRefused(bucket.last());
      OperatorActions ana = bucket.byHand(Life.whole());
      isRefused(ana.apply(BUCKET, bucket.liveFingerprint()));
      assertThat(bucket.intents()).isEmpty();
      assertThatExceptionOfType(WrongClockException.class)
          .isThrownBy(() -> ana.rearm(TARGET))
          .withMessageContaining("Correct the clock of this machine");
      assertThatExceptionOfType(WrongClockException.class)
          .isThrownBy(() -> ana.resetBreaker(Target.bucket(BUCKET)));
      assertThat(bucket.records().past(TARGET).rearmed()).isEmpty();
      assertThat(bucket.guardPuts()).isZero();

      bucket.aws().faults().datesAhead(Duration.ZERO);
      bucket.sweep();
      bucket.work();
      assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
      bucket.aws().faults().datesAhead(Duration.ofDays(365));
      isRefused(bucket.byHand(Life.whole()).undo(BUCKET, Optional.empty()));
      assertThat(bucket.guardPuts()).isOne();
    }
  }

  @Test
  void clockThatIsWrongByFiveMinutesIsGoodEnough() {
    try (GuardedBucket bucket = new GuardedBucket(Mode.FIX)) {
      bucket.tightened();
      bucket.aws().faults().datesAhead(FIVE_MINUTES.minusSeconds(1));
      bucket.work();
      assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
    }
  }

  private static void isRefused(FixOutcome outcome) {
    assertThat(outcome.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(outcome.reasons().getFirst())
        .startsWith("The clock of this machine says 2026-11-20T")
        .contains(", and AWS says 202")
        .endsWith("Correct the clock of this machine, then try again.");
  }
}
