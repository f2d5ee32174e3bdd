package io.labelguard.aws.sagemaker;

import io.labelguard.aws.AwsCalls;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.LabelingJobs;
import io.labelguard.core.port.LiveJobs;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobStatus;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobSummary;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;

/// Reads labeling jobs from SageMaker.
///
/// The client should retry adaptively (`RetryMode.ADAPTIVE_V2`): SageMaker's quotas for these calls
/// are not published, and a throttled account must slow down instead of failing.
public final class SageMakerLabelingJobs implements LabelingJobs {

  /// In the order of a job's life: a job that changes its status between two lists is in the later
  /// one.
  private static final List<LabelingJobStatus> LIVE =
      List.of(
          LabelingJobStatus.INITIALIZING,
          LabelingJobStatus.IN_PROGRESS,
          LabelingJobStatus.STOPPING);

  private static final int PAGE = 100;
  private static final int AT_ONCE = 8;

  /// The waits for a new job that DescribeLabelingJob does not know yet.
  private static final List<Duration> PATIENCE =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));

  private final SageMakerClient sageMaker;
  private final String account;
  private final String region;
  private final Pause pause;

  /// @param account used for a job whose ARN cannot be read
  /// @param region likewise
  /// @param pause waits for a job that was just created
  public SageMakerLabelingJobs(
      SageMakerClient sageMaker, String account, String region, Pause pause) {
    this.sageMaker = sageMaker;
    this.account = account;
    this.region = region;
    this.pause = pause;
  }

  @Override
  public LiveJobs live() {
    return live(Progress.NONE);
  }

  @Override
  public LiveJobs live(Progress progress) {
    List<CallFailure> failures = new ArrayList<>();
    Set<String> names = names(failures);
    List<Attempt> attempts =
        BoundedCalls.all(
            AT_ONCE,
            List.copyOf(names),
            name -> {
              Attempt attempt = attempted(name);
              progress.describedJob(names.size());
              return attempt;
            });
    attempts.stream().flatMap(attempt -> attempt.failure().stream()).forEach(failures::add);
    return new LiveJobs(
        attempts.stream()
            .flatMap(attempt -> attempt.job().stream())
            .filter(job -> job.status().live())
            .sorted(Comparator.comparing(LabelingJob::name))
            .toList(),
        failures);
  }

  /// The result of describing one of several jobs; both are empty for a job that is gone.
  private record Attempt(Optional<LabelingJob> job, Optional<CallFailure> failure) {}

  private Attempt attempted(String name) {
    try {
      return new Attempt(described(name), Optional.empty());
    } catch (CallFailedException e) {
      return new Attempt(Optional.empty(), Optional.of(e.failure()));
    }
  }

  @Override
  public Optional<LabelingJob> find(String name) {
    for (Duration wait : PATIENCE) {
      Optional<LabelingJob> job = described(name);
      if (job.isPresent()) {
        return job;
      }
      pause.sleep(wait);
    }
    return described(name);
  }

  private Set<String> names(List<CallFailure> failures) {
    Set<String> names = new LinkedHashSet<>();
    for (LabelingJobStatus status : LIVE) {
      try {
        sageMaker
            .listLabelingJobsPaginator(ask -> ask.statusEquals(status).maxResults(PAGE))
            .labelingJobSummaryList()
            .stream()
            .map(LabelingJobSummary::labelingJobName)
            .forEach(names::add);
      } catch (SdkException e) {
        failures.add(AwsCalls.failed("list the labeling jobs of status " + status, e).failure());
      }
    }
    return names;
  }

  /// Returns the job; empty if it does not exist, or SageMaker does not know it yet.
  private Optional<LabelingJob> described(String name) {
    return AwsCalls.of("describe labeling job " + name, () -> answered(name));
  }

  private Optional<LabelingJob> answered(String name) {
    try {
      DescribeLabelingJobResponse answer =
          sageMaker.describeLabelingJob(ask -> ask.labelingJobName(name));
      return Optional.of(
          LabelingJob.from(JobDescriptions.of(answer), Optional.of(region), Optional.of(account)));
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    }
  }
}
