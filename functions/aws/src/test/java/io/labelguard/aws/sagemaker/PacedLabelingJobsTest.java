package io.labelguard.aws.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.DescribedJobs;
import io.labelguard.core.port.JobPage;
import io.labelguard.core.port.LabelingJobs;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.port.LiveJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PacedLabelingJobsTest {

  private static final CallFailure THROTTLED =
      new CallFailure("list labeling jobs", "HTTP 400, ThrottlingException", false);
  private static final CallFailure REFUSED =
      new CallFailure("list labeling jobs", "HTTP 400, AccessDeniedException", true);

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final List<Instant> calls = new ArrayList<>();
  private Optional<CallFailure> failure = Optional.empty();

  private final LabelingJobs paced =
      new PacedLabelingJobs(new Recorded(), 2, () -> now, length -> now = now.plus(length));

  private final class Recorded implements LabelingJobs {

    private void called() {
      calls.add(now);
      failure.ifPresent(
          found -> {
            throw new CallFailedException(found);
          });
    }

    @Override
    public LiveJobs live() {
      called();
      return LiveJobs.of(List.of());
    }

    @Override
    public JobPage list(LabelingJob.Status status, Optional<String> page) {
      called();
      return new JobPage(List.of(), Optional.empty());
    }

    @Override
    public List<ListedJob> createdAfter(Instant time) {
      called();
      return List.of();
    }

    @Override
    public Optional<LabelingJob> find(String name) {
      called();
      return Optional.empty();
    }

    @Override
    public DescribedJobs describe(Collection<String> names, Runnable afterEach) {
      calls.add(now);
      return new DescribedJobs(List.of(), List.copyOf(names), failure.stream().toList());
    }
  }

  /// The waits between one call and the next.
  private List<Duration> waits() {
    List<Duration> waits = new ArrayList<>();
    for (int i = 1; i < calls.size(); i++) {
      waits.add(Duration.between(calls.get(i - 1), calls.get(i)));
    }
    return waits;
  }

  @Test
  void callsKeepTheRate() {
    paced.list(LabelingJob.Status.IN_PROGRESS, Optional.empty());
    paced.createdAfter(now);
    paced.find("cats");
    paced.live();
    assertThat(paced.describe(List.of("a", "b", "c")).gone()).containsExactly("a", "b", "c");
    assertThat(calls).hasSize(7);
    assertThat(waits()).containsOnly(Duration.ofMillis(500));
  }

  @Test
  void whoHasWaitedLongEnoughWaitsNoMore() {
    paced.find("cats");
    now = now.plusSeconds(3);
    paced.find("dogs");
    assertThat(waits()).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void throttledCallsMakeItSlowerAndOthersFasterAgain() {
    failure = Optional.of(THROTTLED);
    for (int i = 0; i < 8; i++) {
      assertThatThrownBy(() -> paced.find("cats")).isInstanceOf(CallFailedException.class);
    }
    failure = Optional.empty();
    for (int i = 0; i < 9; i++) {
      paced.find("cats");
    }
    assertThat(waits().stream().map(Duration::toMillis))
        .containsExactly(
            1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L, 15_000L, 7_500L,
            3_750L, 1_875L, 937L, 500L, 500L, 500L);
  }

  @Test
  void throttledDescriptionMakesItSlowerToo() {
    failure = Optional.of(THROTTLED);
    paced.describe(List.of("a", "b"));
    paced.describe(List.of("c"));
    assertThat(waits()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void refusedCallsAreNotMadeSlower() {
    failure = Optional.of(REFUSED);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> paced.find("cats")).isInstanceOf(CallFailedException.class);
    }
    assertThat(waits()).containsOnly(Duration.ofMillis(500));
  }
}
