package io.labelguard.core.guard.detect;

import io.labelguard.core.guard.DataOfJobs;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.labeling.LabelingJob;
import java.util.Optional;

/// Reads for a sweep the manifests that were not read yet, each once in its job's life, and keeps
/// in the index what they list. One that cannot be read is tried again by the next sweep.
final class SweptManifests {

  private final GuardContext context;
  private final Attempts attempts;
  private final DataOfJobs data;

  SweptManifests(GuardContext context, Attempts attempts) {
    this.context = context;
    this.attempts = attempts;
    this.data = new DataOfJobs(context);
  }

  /// Returns a job with the data objects of its manifest, as far as these are known; empty where
  /// its settings are not.
  Optional<LabelingJob> read(IndexedJob known) {
    return known
        .job()
        .map(
            job ->
                data.isWanted(job) && known.isDescribed()
                    ? attempts.of(() -> kept(data.read(job))).orElse(job)
                    : job);
  }

  private LabelingJob kept(LabelingJob job) {
    context.index().add(IndexedJob.described(job, context.now()));
    return job;
  }
}
