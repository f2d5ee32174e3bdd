package io.labelguard.core.port;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Reads labeling jobs.
public interface LabelingJobs {

  /// The states of a job that may still touch S3, in the order of a job's life: a job that changes
  /// its state between two lists is in the later one.
  List<Status> LIVE = List.of(Status.STARTING, Status.IN_PROGRESS, Status.STOPPING);

  /// Reads every job that is Initializing, InProgress or Stopping; a job that vanishes between list
  /// and describe is left out. A job that cannot be described does not end the others.
  LiveJobs live();

  /// Reads one page of the jobs that have this status.
  ///
  /// @param page where the page begins, as the page before said; empty for the first
  /// @throws CallFailedException where that fails
  JobPage list(Status status, Optional<String> page);

  /// Reads every job that was created after a time, in one call for each hundred, whatever its
  /// status.
  ///
  /// @throws CallFailedException where that fails
  List<ListedJob> createdAfter(Instant time);

  /// Describes one job by name, whatever its status.
  ///
  /// @throws CallFailedException where that fails
  Optional<LabelingJob> find(String name);

  /// Describes some jobs by name, whatever their status, a few at a time. A job that is gone is
  /// left out; one that cannot be described does not end the others.
  default DescribedJobs describe(Collection<String> names) {
    return describe(names, () -> {});
  }

  /// Describes the same, and runs something after each call; several threads may run it at the same
  /// time.
  DescribedJobs describe(Collection<String> names, Runnable afterEach);
}
