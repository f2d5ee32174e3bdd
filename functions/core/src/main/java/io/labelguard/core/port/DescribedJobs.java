package io.labelguard.core.port;

import io.labelguard.core.labeling.LabelingJob;
import java.util.List;

/// Some labeling jobs that were asked for by name, as far as they could be read.
///
/// @param described whatever their status, sorted by name
/// @param gone the names of those that SageMaker does not know
/// @param failures descriptions that failed
public record DescribedJobs(
    List<LabelingJob> described, List<String> gone, List<CallFailure> failures) {
  public DescribedJobs {
    described = List.copyOf(described);
    gone = List.copyOf(gone);
    failures = List.copyOf(failures);
  }
}
