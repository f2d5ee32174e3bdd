package io.labelguard.core.port;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.key.BucketEncryption;
import java.util.List;
import java.util.Optional;

/// Reads buckets: their policies, Region, owner, tags, CORS rules and default encryption.
public interface BucketPolicies {

  /// Reads a bucket's live policy.
  ///
  /// @return the bucket; its policy state is never NotChecked
  /// @throws CallFailedException where S3 neither answers nor refuses (throttling, 5xx, time-out)
  Bucket read(String bucket);

  /// Reads the bucket's tag `labelguard:mode` and the name of its CloudFormation stack.
  ///
  /// @throws CallFailedException likewise
  TagReading modeTag(String bucket);

  /// Reads the bucket's CORS rules, in their order; empty where it has none.
  ///
  /// @throws CallFailedException likewise
  Reading<List<CorsRule>> cors(String bucket);

  /// Reads how the bucket encrypts objects by default.
  ///
  /// @throws CallFailedException likewise
  Reading<BucketEncryption> encryption(String bucket);

  /// The result of reading the tags.
  sealed interface TagReading {

    /// The tags were read.
    ///
    /// @param value of `labelguard:mode`
    /// @param stack value of `aws:cloudformation:stack-name`
    record Value(Optional<String> value, Optional<String> stack) implements TagReading {}

    /// The tags could not be read, which counts as `alert`.
    ///
    /// @param reason the words of AWS
    record Unreadable(String reason) implements TagReading {}
  }
}
