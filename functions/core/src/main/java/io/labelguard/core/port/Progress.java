package io.labelguard.core.port;

import io.labelguard.core.check.Finding;
import java.util.List;

/// Follows a sweep while it runs: a large account takes minutes, and a person wants to see how far
/// it is and what was found so far.
///
/// A sweep works the same whatever follows it.
public interface Progress {

  /// Follows nothing.
  Progress NONE = new Progress() {};

  /// One more live labeling job was described, or could not be. Several threads may call this at
  /// the same time.
  ///
  /// @param known the number of jobs that are described in all
  default void describedJob(int known) {}

  /// One more bucket was read and judged.
  ///
  /// @param known the number of buckets that are read in all
  default void reviewedBucket(int known) {}

  /// Something was found, in the order of the sweep's findings. What follows is not read yet.
  default void found(List<Finding> findings) {}
}
