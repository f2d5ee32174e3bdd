package io.labelguard.core.port;

import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Optional;

/// Reads labeling jobs.
public interface LabelingJobs {

  /// Returns every job that is Initializing, InProgress or Stopping, described; a job that vanishes
  /// between list and describe is left out. Sorted by name.
  List<LabelingJob> live();

  /// Describes one job by name, whatever its status.
  Optional<LabelingJob> find(String name);
}
