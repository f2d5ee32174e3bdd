package io.labelguard.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.labelguard.core.guard.detect.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepHandlerTest {

  private final Given given = new Given();

  @Test
  void theScheduleStartsASweepAndItsSumIsTheAnswer() {
    var outcome = new Outcome(Outcome.Result.NOTHING, "3 jobs and 2 teams are fine", List.of());
    var handler = new SweepHandler(() -> outcome, given);
    assertThat(handler.handleRequest(new ScheduledEvent(), given))
        .isEqualTo("3 jobs and 2 teams are fine");
    assertThat(given.outcomes).containsExactly(outcome);
  }

  @Test
  void aFailureIsLetOutSoThatTheSweepRunsAgain() {
    var handler =
        new SweepHandler(
            () -> {
              throw new IllegalStateException("throttled");
            },
            given);
    assertThatThrownBy(() -> handler.handleRequest(new ScheduledEvent(), given))
        .hasMessage("throttled");
  }
}
