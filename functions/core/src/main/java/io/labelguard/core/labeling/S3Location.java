package io.labelguard.core.labeling;

import java.util.Optional;

/// A bucket and a key (or key prefix) of a labeling job, taken from its URI as written.
///
/// @param key without a leading slash; empty for the whole bucket
public record S3Location(String bucket, String key) {

  /// Reads `s3://bucket/key` or `https://` in virtual-host or path style; empty where the text is
  /// neither.
  ///
  /// Source: SageMaker API Reference, "LabelingJobS3DataSource", for the pattern that SageMaker
  /// takes.
  public static Optional<S3Location> parse(String uri) {
    throw new IllegalStateException("not written yet: " + uri);
  }
}
