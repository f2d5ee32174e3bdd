package io.labelguard.core.guard;

import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.index.JobId;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.DescribedJobs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The live labeling jobs at one bucket.
///
/// @param jobs one that was not read just now says when SageMaker last called it
///     live ([LabelingJob#asOf])
/// @param failures calls that failed; while there is one, a job may be missing
public record BucketJobs(String bucket, List<LabelingJob> jobs, List<CallFailure> failures) {
  public BucketJobs {
    jobs = List.copyOf(jobs);
    failures = List.copyOf(failures);
  }

  /// Returns the jobs of a bucket among all live jobs, which were read just now.
  public static BucketJobs among(Collection<LabelingJob> live, String bucket) {
    return new BucketJobs(
        bucket, live.stream().filter(job -> job.buckets().contains(bucket)).toList(), List.of());
  }

  /// Returns these jobs.
  ///
  /// @throws CallFailedException the first failure, where a job may be missing
  public BucketJobs orFail() {
    if (!failures.isEmpty()) {
      throw new CallFailedException(failures.getFirst());
    }
    return this;
  }

  /// Returns these jobs as they are known without their manifests. Anyone who may create jobs may
  /// name any object in a manifest, so no write depends on one.
  public BucketJobs withoutData() {
    return new BucketJobs(bucket, jobs.stream().map(LabelingJob::withoutData).toList(), failures);
  }

  /// Returns these jobs and another one, which was read just now.
  public BucketJobs with(LabelingJob job) {
    return new BucketJobs(
        bucket,
        Stream.concat(
                jobs.stream().filter(other -> !other.name().equalsIgnoreCase(job.name())),
                Stream.of(job))
            .toList(),
        failures);
  }

  /// Returns these jobs after some of them were described: those that have ended are left out, and
  /// the index keeps that.
  ///
  /// A job that cannot be described stays as it is: its settings never change, and it says as of
  /// when it was live.
  ///
  /// @param names of some of the jobs; those that were read just now are not read again
  public BucketJobs confirmed(Collection<String> names, GuardContext context) {
    Set<String> wanted = new HashSet<>(names);
    List<String> old =
        jobs.stream()
            .filter(job -> job.asOf().isPresent() && wanted.contains(job.name()))
            .map(LabelingJob::name)
            .toList();
    if (old.isEmpty()) {
      return this;
    }
    DescribedJobs answers = context.sources().jobs().describe(old);
    Map<String, LabelingJob> now = new HashMap<>();
    answers.described().forEach(job -> now.put(job.name(), job));
    record(answers, context);
    Set<String> gone = Set.copyOf(answers.gone());
    List<LabelingJob> left =
        jobs.stream()
            .filter(job -> !gone.contains(job.name()))
            .map(job -> described(job, now))
            .filter(job -> job.status().live() && job.buckets().contains(bucket))
            .toList();
    List<CallFailure> failed = new ArrayList<>(failures);
    failed.addAll(answers.failures());
    return new BucketJobs(bucket, left, failed);
  }

  private static LabelingJob described(LabelingJob job, Map<String, LabelingJob> now) {
    LabelingJob found = now.getOrDefault(job.name(), job);
    return job.data().map(found::withData).orElse(found).createdBy(job.consoleUser());
  }

  /// That a job goes on needs no write: the sweep renews it.
  private static void record(DescribedJobs answers, GuardContext context) {
    List<IndexedJob> ended =
        answers.described().stream()
            .filter(job -> !job.status().live())
            .map(job -> IndexedJob.described(job, context.now()))
            .toList();
    if (!ended.isEmpty()) {
      context.index().add(ended);
    }
    answers.gone().forEach(name -> context.index().remove(JobId.of(name)));
  }
}
