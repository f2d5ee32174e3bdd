package io.labelguard.core.guard;

import io.labelguard.core.labeling.DataObjects;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.labeling.manifest.ListedData;
import io.labelguard.core.labeling.manifest.ManifestSummary;
import io.labelguard.core.labeling.manifest.SequenceFile;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads where the data objects of labeling jobs are, off the manifests in the buckets that the
/// owner named ([Settings#readManifestsOf]).
public final class DataOfJobs {

  /// How many bytes of a manifest are read at most.
  static final long MOST_BYTES = 1_000_000_000;

  /// For how long the sequence files of one manifest are read: a function has more to do.
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final GuardContext context;

  public DataOfJobs(GuardContext context) {
    this.context = context;
  }

  /// Whether the manifest of a job is to be read, and was not.
  public boolean isWanted(LabelingJob job) {
    return job.data().isEmpty() && manifest(job).isPresent();
  }

  /// Returns the job with its data objects, or as it is where its manifest is not to be read.
  ///
  /// @throws CallFailedException where the manifest cannot be read, or is not JSON Lines
  public LabelingJob read(LabelingJob job) {
    return isWanted(job) ? manifest(job).map(at -> job.withData(data(at))).orElse(job) : job;
  }

  private Optional<S3Location> manifest(LabelingJob job) {
    return job.locations().stream()
        .filter(location -> location.use() == Use.MANIFEST)
        .map(LabelingJob.Location::at)
        .filter(this::mayRead)
        .findFirst();
  }

  private boolean mayRead(S3Location object) {
    return context.settings().readManifestsOf().contains(object.bucket());
  }

  private DataObjects data(S3Location at) {
    ManifestSummary manifest = context.sources().manifests().scan(at, MOST_BYTES);
    if (manifest.notJsonLines().isPresent()) {
      throw new CallFailedException(
          new CallFailure("read manifest " + at.uri(), "it is not JSON Lines", true));
    }
    List<S3Location> frames = new ArrayList<>();
    Instant end = context.now().plus(LONGEST);
    long unopened = 0;
    for (S3Location file : manifest.sequences().first()) {
      Optional<SequenceFile> sequence =
          context.now().isAfter(end) ? Optional.empty() : sequence(file);
      if (sequence.isPresent()) {
        frames.addAll(sequence.get().prefixes());
      } else {
        unopened++;
      }
    }
    return ListedData.of(manifest, frames, unopened).bounded();
  }

  /// Empty where it may not be read, does not exist, is something else, or does not say where all
  /// of its frames are.
  private Optional<SequenceFile> sequence(S3Location file) {
    if (!mayRead(file)) {
      return Optional.empty();
    }
    try {
      return context
          .sources()
          .manifests()
          .sequence(file)
          .filter(read -> read.complete() && read.badReferences() == 0);
    } catch (CallFailedException e) {
      if (e.failure().refused()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
