package io.labelguard.core.port;

import io.labelguard.core.check.Bucket;
import java.util.Optional;

/// Reads buckets: their policies, Region, owner and tags.
public interface BucketPolicies {

  /// Reads a bucket's live policy.
  ///
  /// @return the bucket; its policy state is never NotChecked; an AWS failure other than a refusal
  ///     (throttling, 5xx) is thrown, for the caller to be retried
  Bucket read(String bucket);

  /// Reads the bucket's tag `labelguard:mode`, and by which stack of CloudFormation it was made.
  TagReading modeTag(String bucket);

  /// What reading the tags gave.
  sealed interface TagReading {

    /// What was read.
    ///
    /// @param value of `labelguard:mode`
    /// @param stack value of `aws:cloudformation:stack-name`
    record Value(Optional<String> value, Optional<String> stack) implements TagReading {}

    /// Could not be read, for the reason given; counts as `alert`.
    record Unreadable(String reason) implements TagReading {}
  }
}
