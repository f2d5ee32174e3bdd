package io.labelguard.core.labeling.key;

import java.util.Optional;

/// How a bucket encrypts objects that are put without another instruction.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html">ServerSideEncryptionByDefault</a>
public sealed interface BucketEncryption {

  /// With keys of S3 itself, which need no permission.
  record OfS3() implements BucketEncryption {}

  /// With a key of KMS.
  ///
  /// @param keyId an id, an alias or the ARN of either; empty for AWS's own key `aws/s3` of the
  ///     bucket's account
  record OfKms(Optional<String> keyId) implements BucketEncryption {}

  /// Returns the encryption of a rule.
  ///
  /// @param algorithm such as `aws:kms` or `aws:kms:dsse`
  static BucketEncryption of(String algorithm, Optional<String> keyId) {
    return algorithm.startsWith("aws:kms")
        ? new OfKms(keyId.filter(id -> !id.isBlank()))
        : new OfS3();
  }
}
