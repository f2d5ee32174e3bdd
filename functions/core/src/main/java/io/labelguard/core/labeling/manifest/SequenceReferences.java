package io.labelguard.core.labeling.manifest;

import io.labelguard.core.labeling.S3Location;
import java.util.List;

/// The sequence files that a manifest names: the `source-ref` values that end in `.json`.
///
/// @param first the first [#MOST] by URI, distinct and sorted
/// @param lines the lines that name a sequence file
/// @param more whether there are others than the first
public record SequenceReferences(List<S3Location> first, long lines, boolean more) {

  /// The most sequence files of a manifest that are listed or read.
  public static final int MOST = 100;

  public SequenceReferences {
    first = List.copyOf(first);
    if (first.size() > MOST || lines < first.size()) {
      throw new IllegalArgumentException("at most 100 sequence files, each named by a line");
    }
  }
}
