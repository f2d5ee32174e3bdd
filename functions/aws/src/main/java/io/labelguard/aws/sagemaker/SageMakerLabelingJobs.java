package io.labelguard.aws.sagemaker;

import io.labelguard.aws.AwsCalls;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.ListLabelingJobsResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;

/// Reads labeling jobs from SageMaker.
///
/// The client should retry adaptively (`RetryMode.ADAPTIVE_V2`): SageMaker's quotas for these calls
/// are not published, and a throttled account must slow down instead of failing.
public final class SageMakerLabelingJobs implements LabelingJobs {

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
    List<CallFailure> failures = new ArrayList<>();
    DescribedJobs answers = describe(names(failures));
    failures.addAll(answers.failures());
    return new LiveJobs(
        answers.described().stream().filter(job -> job.status().live()).toList(), failures);
  }

  @Override
  public DescribedJobs describe(Collection<String> names, Runnable afterEach) {
    List<Attempt> attempts =
        BoundedCalls.all(
            AT_ONCE,
            List.copyOf(names),
            name -> {
              Attempt attempt = attempted(name);
              afterEach.run();
              return attempt;
            });
    return new DescribedJobs(
        attempts.stream()
            .flatMap(attempt -> attempt.job().stream())
            .sorted(Comparator.comparing(LabelingJob::name))
            .toList(),
        attempts.stream().filter(Attempt::isGone).map(Attempt::name).toList(),
        attempts.stream().flatMap(attempt -> attempt.failure().stream()).toList());
  }

  /// The result of describing one of several jobs; both are empty for a job that is gone.
  private record Attempt(String name, Optional<LabelingJob> job, Optional<CallFailure> failure) {
    boolean isGone() {
      return job.isEmpty() && failure.isEmpty();
    }
  }

  private Attempt attempted(String name) {
    try {
      return new Attempt(name, described(name), Optional.empty());
    } catch (CallFailedException e) {
      return new Attempt(name, Optional.empty(), Optional.of(e.failure()));
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

  @Override
  public JobPage list(LabelingJob.Status status, Optional<String> page) {
    return AwsCalls.of(
        "list the labeling jobs of status " + status.written(),
        () -> {
          ListLabelingJobsResponse answer =
              sageMaker.listLabelingJobs(
                  ask ->
                      ask.statusEquals(status.written())
                          .maxResults(PAGE)
                          .nextToken(page.orElse(null)));
          return new JobPage(
              answer.labelingJobSummaryList().stream().map(JobSummaries::of).toList(),
              Optional.ofNullable(answer.nextToken()).filter(next -> !next.isEmpty()));
        });
  }

  @Override
  public List<ListedJob> createdAfter(Instant time) {
    return AwsCalls.of(
        "list the labeling jobs created after " + time,
        () ->
            sageMaker
                .listLabelingJobsPaginator(ask -> ask.creationTimeAfter(time).maxResults(PAGE))
                .labelingJobSummaryList()
                .stream()
                .map(JobSummaries::of)
                .toList());
  }

  private Set<String> names(List<CallFailure> failures) {
    Set<String> names = new LinkedHashSet<>();
    for (LabelingJob.Status status : LIVE) {
      try {
        Optional<String> next = Optional.empty();
        do {
          JobPage page = list(status, next);
          page.jobs().forEach(job -> names.add(job.name()));
          next = page.next();
        } while (next.isPresent());
      } catch (CallFailedException e) {
        failures.add(e.failure());
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
