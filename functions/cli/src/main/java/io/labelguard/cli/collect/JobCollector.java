package io.labelguard.cli.collect;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.sagemaker.BoundedCalls;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.JobPage;
import io.labelguard.core.port.LabelingJobs;
import io.labelguard.core.port.Progress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;

/// Collects labeling jobs as SageMaker describes them.
final class JobCollector {

  private static final int AT_ONCE = 8;

  private final LabelingJobs jobs;
  private final SageMakerClient sageMaker;
  private final NotPermitted notPermitted;
  private final Progress progress;

  /// @param jobs lists them
  /// @param sageMaker describes them
  JobCollector(
      LabelingJobs jobs, SageMakerClient sageMaker, NotPermitted notPermitted, Progress progress) {
    this.jobs = jobs;
    this.sageMaker = sageMaker;
    this.notPermitted = notPermitted;
    this.progress = progress;
  }

  /// Describes every live job, sorted by name; one that is gone meanwhile is left out.
  List<DescribeLabelingJobResponse> live() {
    Set<String> names = new TreeSet<>();
    for (LabelingJob.Status status : LabelingJobs.LIVE) {
      notPermitted.unlessRefused("sagemaker:ListLabelingJobs", () -> names.addAll(listed(status)));
    }
    return described(names).stream().flatMap(found -> found.job().stream()).toList();
  }

  /// Describes some jobs, whatever their status, sorted by name.
  ///
  /// @throws UnknownJobException where there is none of a name
  List<DescribeLabelingJobResponse> named(Collection<String> names) {
    List<Answer> answers = described(new TreeSet<>(names));
    answers.stream()
        .filter(Answer::gone)
        .findFirst()
        .ifPresent(
            answer -> {
              throw new UnknownJobException(answer.name());
            });
    return answers.stream().flatMap(found -> found.job().stream()).toList();
  }

  /// What SageMaker said of one job.
  ///
  /// @param job empty where the job is gone, or the call was refused
  private record Answer(String name, Optional<DescribeLabelingJobResponse> job, boolean gone) {}

  private Set<String> listed(LabelingJob.Status status) {
    Set<String> names = new TreeSet<>();
    Optional<String> next = Optional.empty();
    do {
      JobPage page = jobs.list(status, next);
      page.jobs().forEach(job -> names.add(job.name()));
      next = page.next();
    } while (next.isPresent());
    return names;
  }

  private List<Answer> described(Set<String> names) {
    return BoundedCalls.all(
            AT_ONCE,
            List.copyOf(names),
            name -> {
              Answer answer =
                  notPermitted
                      .unlessRefused("sagemaker:DescribeLabelingJob", () -> described(name))
                      .orElseGet(() -> new Answer(name, Optional.empty(), false));
              progress.describedJob(names.size());
              return answer;
            })
        .stream()
        .sorted(Comparator.comparing(Answer::name))
        .toList();
  }

  private Answer described(String name) {
    return AwsCalls.of(
        "describe labeling job " + name,
        () -> {
          try {
            return new Answer(
                name,
                Optional.of(sageMaker.describeLabelingJob(ask -> ask.labelingJobName(name))),
                false);
          } catch (ResourceNotFoundException _) {
            return new Answer(name, Optional.empty(), true);
          }
        });
  }
}
