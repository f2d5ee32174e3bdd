package io.labelguard.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.guard.detect.SweepSteps;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepHandlerTest {

  private static SweepSteps none(String run, Duration time) {
    throw new AssertionError("no step was asked for");
  }

  private final Given given = new Given();
  private final List<String> introduced = new ArrayList<>();

  @Test
  void theScheduleStartsASweepAndItsSumIsTheAnswer() {
    var outcome = new Outcome(Outcome.Result.NOTHING, "3 jobs and 2 teams are fine", List.of());
    var handler = new SweepHandler(introduced::add, () -> outcome, SweepHandlerTest::none, given);
    assertThat(handler.sweep()).isEqualTo("3 jobs and 2 teams are fine");
    assertThat(given.outcomes).containsExactly(outcome);
  }

  @Test
  void theFirstStepAfterADeploymentPublishesATestMessageAndSweepsNothing() throws IOException {
    var handler =
        new SweepHandler(
            introduced::add,
            () -> {
              throw new AssertionError("no sweep was asked for");
            },
            (_, _) -> null,
            given);
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(
            "{\"step\":\"introduce\",\"run\":\"r-1\"}".getBytes(StandardCharsets.UTF_8)),
        answer,
        given);
    assertThat(introduced).containsExactly("r-1");
    assertThat(answer.toString(StandardCharsets.UTF_8)).isEqualTo("{\"introduced\":true}");
    assertThat(given.outcomes).isEmpty();
  }

  @Test
  void aFailureIsLetOutSoThatTheSweepRunsAgain() {
    var handler =
        new SweepHandler(
            introduced::add,
            () -> {
              throw new IllegalStateException("throttled");
            },
            SweepHandlerTest::none,
            given);
    assertThatThrownBy(() -> handler.sweep()).hasMessage("throttled");
  }
}
