package io.labelguard.aws.s3;

import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.Reading;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Reads the CORS rules of a bucket. The owner is not named: a bucket of another account may let
/// its rules be read.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html">GetBucketCors</a>
final class S3Cors {

  private static final String PERMISSION = "s3:GetBucketCORS";

  private S3Cors() {}

  static Reading<List<CorsRule>> of(S3Client s3, String bucket) {
    try {
      return new Reading.Known<>(
          s3.getBucketCors(ask -> ask.bucket(bucket)).corsRules().stream()
              .map(S3Cors::rule)
              .toList());
    } catch (S3Exception e) {
      Refusal refusal = Refusal.of(e);
      return switch (refusal.code()) {
        case "NoSuchCORSConfiguration" -> new Reading.Known<>(List.of());
        // The check of the bucket's Region says that there is no such bucket.
        case "NoSuchBucket", "InvalidBucketName" -> new Reading.NotGiven<>();
        default -> new Reading.NotPermitted<>(PERMISSION, refusal.reason());
      };
    }
  }

  private static CorsRule rule(CORSRule rule) {
    return new CorsRule(
        rule.allowedOrigins(), rule.allowedMethods(), rule.allowedHeaders(), rule.exposeHeaders());
  }
}
