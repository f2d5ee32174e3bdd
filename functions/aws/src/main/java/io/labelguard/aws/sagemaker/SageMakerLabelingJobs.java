package io.labelguard.aws.sagemaker;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.LabelingJobs;
import io.labelguard.core.port.Pause;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  public List<LabelingJob> live() {
    return BoundedCalls.all(AT_ONCE, List.copyOf(names()), this::described).stream()
        .flatMap(Optional::stream)
        .filter(job -> job.status().live())
        .sorted(Comparator.comparing(LabelingJob::name))
        .toList();
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

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (LabelingJobStatus status : LIVE) {
      sageMaker
          .listLabelingJobsPaginator(ask -> ask.statusEquals(status).maxResults(PAGE))
          .labelingJobSummaryList()
          .stream()
          .map(LabelingJobSummary::labelingJobName)
          .forEach(names::add);
    }
    return names;
  }

  /// Returns the job; empty if it does not exist, or SageMaker does not know it yet.
  private Optional<LabelingJob> described(String name) {
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
