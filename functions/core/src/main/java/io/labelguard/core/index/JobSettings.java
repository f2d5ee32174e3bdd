package io.labelguard.core.index;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Status;
import java.util.Optional;
import java.util.SortedSet;

/// What never changes of a labeling job, and where it was read.
///
/// @param job as it was before it began: without its counters
public record JobSettings(Source source, LabelingJob job) {

  /// Where settings were read; a later one is better.
  public enum Source {
    /// The parameters of the CreateLabelingJob request, as CloudTrail recorded them.
    REQUEST,
    /// DescribeLabelingJob.
    DESCRIPTION
  }

  public JobSettings {
    job = job.at(Status.STARTING, Optional.empty());
  }

  /// Returns everything of the job's account that it uses, sorted.
  public SortedSet<UsedThing> uses() {
    return JobUses.of(job);
  }
}
