package io.labelguard.aws.sagemaker;

import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.port.ListedJob;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobSummary;

/// Reads what SageMaker's list says of a labeling job.
final class JobSummaries {

  private JobSummaries() {}

  static ListedJob of(LabelingJobSummary job) {
    return new ListedJob(
        job.labelingJobName(),
        Optional.ofNullable(job.labelingJobStatusAsString()).map(Status::of).orElse(Status.UNKNOWN),
        Optional.ofNullable(job.creationTime()),
        Optional.ofNullable(job.labelCounters()).flatMap(JobDescriptions::counters));
  }
}
