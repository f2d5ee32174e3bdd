package io.labelguard.core.port;

import io.labelguard.core.labeling.LabelingJob;
import java.util.List;

/// The live labeling jobs, as far as they could be read.
///
/// @param described sorted by name
/// @param failures lists of jobs and descriptions that failed; while there is one, a live job may
///     be missing
public record LiveJobs(List<LabelingJob> described, List<CallFailure> failures) {
  public LiveJobs {
    described = List.copyOf(described);
    failures = List.copyOf(failures);
  }

  /// Returns the jobs where none failed.
  public static LiveJobs of(List<LabelingJob> described) {
    return new LiveJobs(described, List.of());
  }

  /// Returns every live job.
  ///
  /// @throws CallFailedException the first failure, where a job may be missing
  public List<LabelingJob> all() {
    if (!failures.isEmpty()) {
      throw new CallFailedException(failures.getFirst());
    }
    return described;
  }
}
