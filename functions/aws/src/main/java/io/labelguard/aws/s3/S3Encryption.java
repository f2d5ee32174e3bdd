package io.labelguard.aws.s3;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.key.BucketEncryption;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/// Reads how a bucket encrypts by default. The owner is not named: a bucket of another account may
/// let it be read.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html">GetBucketEncryption</a>
final class S3Encryption {

  private static final String PERMISSION = "s3:GetEncryptionConfiguration";

  private S3Encryption() {}

  static Reading<BucketEncryption> of(S3Client s3, String bucket) {
    try {
      return new Reading.Known<>(
          s3
              .getBucketEncryption(ask -> ask.bucket(bucket))
              .serverSideEncryptionConfiguration()
              .rules()
              .stream()
              .map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
              .flatMap(rule -> Optional.ofNullable(rule).stream())
              .findFirst()
              .map(S3Encryption::encryption)
              .orElseGet(BucketEncryption.OfS3::new));
    } catch (S3Exception e) {
      Refusal refusal = Refusal.of(e);
      return switch (refusal.code()) {
        case "ServerSideEncryptionConfigurationNotFoundError" ->
            new Reading.Known<>(new BucketEncryption.OfS3());
        // The check of the bucket's Region says that there is no such bucket.
        case "NoSuchBucket", "InvalidBucketName" -> new Reading.NotGiven<>();
        default -> new Reading.NotPermitted<>(PERMISSION, refusal.reason());
      };
    }
  }

  private static BucketEncryption encryption(ServerSideEncryptionByDefault rule) {
    return BucketEncryption.of(
        Optional.ofNullable(rule.sseAlgorithmAsString()).orElse(""),
        Optional.ofNullable(rule.kmsMasterKeyID()));
  }
}
