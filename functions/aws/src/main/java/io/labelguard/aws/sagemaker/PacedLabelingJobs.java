package io.labelguard.aws.sagemaker;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.DescribedJobs;
import io.labelguard.core.port.JobPage;
import io.labelguard.core.port.LabelingJobs;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.port.LiveJobs;
import io.labelguard.core.port.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads labeling jobs one call at a time and at a given rate, so that a sweep leaves the account's
/// quota to others. After a call that was throttled it waits twice as long, and less again after
/// calls that succeed.
public final class PacedLabelingJobs implements LabelingJobs {

  /// The longest wait between two calls.
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final LabelingJobs jobs;
  private final Duration usual;
  private final InstantSource clock;
  private final Pause pause;
  private Duration wait;
  private Instant next = Instant.MIN;

  /// @param callsPerSecond the rate at most
  public PacedLabelingJobs(
      LabelingJobs jobs, double callsPerSecond, InstantSource clock, Pause pause) {
    this.jobs = jobs;
    this.usual = Duration.ofNanos(Math.round(1_000_000_000 / callsPerSecond));
    this.wait = usual;
    this.clock = clock;
    this.pause = pause;
  }

  private <T> T paced(Supplier<T> call) {
    return paced(call, _ -> List.of());
  }

  /// @param failures what failed in the call though it has an answer
  private <T> T paced(Supplier<T> call, Function<T, List<CallFailure>> failures) {
    Instant now = clock.instant();
    if (next.isAfter(now)) {
      pause.sleep(Duration.between(now, next));
    }
    try {
      T answer = call.get();
      List<CallFailure> failed = failures.apply(answer);
      if (failed.isEmpty()) {
        faster();
      }
      failed.forEach(this::slower);
      return answer;
    } catch (CallFailedException e) {
      slower(e.failure());
      throw e;
    } finally {
      next = clock.instant().plus(wait);
    }
  }

  private void faster() {
    Duration half = wait.dividedBy(2);
    wait = half.compareTo(usual) > 0 ? half : usual;
  }

  /// The client has tried several times already.
  private void slower(CallFailure failure) {
    if (!failure.refused()) {
      Duration twice = wait.multipliedBy(2);
      wait = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }
  }

  @Override
  public LiveJobs live() {
    return paced(jobs::live);
  }

  @Override
  public JobPage list(LabelingJob.Status status, Optional<String> page) {
    return paced(() -> jobs.list(status, page));
  }

  @Override
  public List<ListedJob> createdAfter(Instant time) {
    return paced(() -> jobs.createdAfter(time));
  }

  @Override
  public Optional<LabelingJob> find(String name) {
    return paced(() -> jobs.find(name));
  }

  @Override
  public DescribedJobs describe(Collection<String> names, Runnable afterEach) {
    List<LabelingJob> described = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    List<CallFailure> failures = new ArrayList<>();
    for (String name : names) {
      DescribedJobs one =
          paced(() -> jobs.describe(List.of(name), afterEach), DescribedJobs::failures);
      described.addAll(one.described());
      gone.addAll(one.gone());
      failures.addAll(one.failures());
    }
    return new DescribedJobs(described, gone, failures);
  }
}
