package io.labelguard.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.BucketStory.Result;
import io.labelguard.core.guard.BucketStory.Step;
import io.labelguard.core.guard.BucketStory.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every order of up to five steps in the life of a bucket and a job: the guard opens nothing that
/// it did not see open after the job was created, and opens again what it saw open and somebody
/// closed. The model of what it saw knows neither snapshots nor witnesses.
class OrdersPropertiesTest {

  private static final int LONGEST = 5;

  private int stories;
  private int writes;
  private int honest;

  static Stream<Arguments> starts() {
    return Stream.of(
            Written.OPEN, Written.SECRET_CLOSED, Written.ALL_CLOSED, Written.OPEN_TO_THE_JOB)
        .flatMap(
            start ->
                Stream.of(
                    Arguments.of(
                        start, Settings.Mode.FIX, Duration.ofMinutes(20), Duration.ofMinutes(20)),
                    Arguments.of(
                        start,
                        Settings.Mode.TEMPORARY,
                        Duration.ofHours(25),
                        Duration.ofSeconds(20))));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void whatTheGuardOpensItSawOpen(Written start, Settings.Mode mode, Duration gap, Duration pause) {
    goOn(new BucketStory(start, mode, gap, pause), List.of());
    assertThat(stories).isGreaterThan(1_000);
    if (start.equals(Written.OPEN) || start.equals(Written.SECRET_CLOSED)) {
      assertThat(honest).isPositive();
    } else {
      assertThat(writes).isZero();
    }
  }

  private void goOn(BucketStory story, List<Step> before) {
    for (Step step : Step.values()) {
      boolean last = before.size() == LONGEST - 1;
      if (!story.allows(step) || (last && !step.mayWrite())) {
        continue;
      }
      List<Step> steps = new ArrayList<>(before);
      steps.add(step);
      BucketStory next = story.copy();
      Result result = next.play(step);
      stories++;
      assertThat(result.seen()).as(steps.toString()).containsAll(result.opened());
      writes += result.opened().isEmpty() ? 0 : 1;
      if (result.honest()) {
        honest++;
        assertThat(result.opened()).as(steps.toString()).isNotEmpty();
      }
      if (steps.size() < LONGEST) {
        goOn(next, steps);
      }
    }
  }
}
