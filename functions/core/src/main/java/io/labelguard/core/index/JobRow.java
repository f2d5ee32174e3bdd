package io.labelguard.core.index;

import io.labelguard.core.labeling.LabelingJob.Status;

/// A live labeling job that uses the thing that was asked for.
public record JobRow(JobId job, Status status) {

  /// @throws IllegalArgumentException where the job has ended
  public JobRow {
    if (!status.live()) {
      throw new IllegalArgumentException("labeling job " + job.key() + " has ended");
    }
  }
}
