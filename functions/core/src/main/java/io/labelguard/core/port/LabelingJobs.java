package io.labelguard.core.port;

import io.labelguard.core.labeling.LabelingJob;
import java.util.Optional;

/// Reads labeling jobs.
public interface LabelingJobs {

  /// Reads every job that is Initializing, InProgress or Stopping; a job that vanishes between list
  /// and describe is left out. A job that cannot be described does not end the others.
  LiveJobs live();

  /// Reads the same, and reports each job that was described.
  default LiveJobs live(Progress progress) {
    return live();
  }

  /// Describes one job by name, whatever its status.
  ///
  /// @throws CallFailedException where that fails
  Optional<LabelingJob> find(String name);
}
