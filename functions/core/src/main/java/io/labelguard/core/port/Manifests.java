package io.labelguard.core.port;

import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.labeling.manifest.ManifestSummary;
import io.labelguard.core.labeling.manifest.SequenceFile;
import java.util.Optional;

/// Reads the manifests of labeling jobs. Nothing of their content is kept but where data lies, and
/// counts.
public interface Manifests {

  /// Reads a manifest.
  ///
  /// @param mostBytes where the read stops
  /// @throws CallFailedException where it cannot be read from here
  ManifestSummary scan(S3Location manifest, long mostBytes);

  /// Reads a sequence file that a manifest names; empty where it is something else.
  ///
  /// @throws CallFailedException where it cannot be read from here
  Optional<SequenceFile> sequence(S3Location file);
}
