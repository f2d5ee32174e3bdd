package io.labelguard.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.guard.detect.SweepSteps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepHandlerTest {

  private static SweepSteps none(String run, Duration time) {
    throw new AssertionError("no step was asked for");
  }

  private final Given given = new Given();

  @Test
  void theScheduleStartsASweepAndItsSumIsTheAnswer() {
    var outcome = new Outcome(Outcome.Result.NOTHING, "3 jobs and 2 teams are fine", List.of());
    var handler = new SweepHandler(() -> outcome, SweepHandlerTest::none, given);
    assertThat(handler.sweep()).isEqualTo("3 jobs and 2 teams are fine");
    assertThat(given.outcomes).containsExactly(outcome);
  }

  @Test
  void aFailureIsLetOutSoThatTheSweepRunsAgain() {
    var handler =
        new SweepHandler(
            () -> {
              throw new IllegalStateException("throttled");
            },
            SweepHandlerTest::none,
            given);
    assertThatThrownBy(() -> handler.sweep()).hasMessage("throttled");
  }
}
