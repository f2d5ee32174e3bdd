package io.labelguard.aws.s3;

import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Finds the Region of a bucket.
///
/// HeadBucket names it in a header even in a 403 answer, so no permission is needed.
/// GetBucketLocation is called only if the header is missing.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html">HeadBucket</a>
final class BucketRegions {

  private static final String HEADER = "x-amz-bucket-region";

  private final S3Client s3;

  BucketRegions(S3Client s3) {
    this.s3 = s3;
  }

  /// Returns the Region; empty where S3 does not name it.
  Optional<String> of(String bucket) {
    return head(bucket).or(() -> location(bucket));
  }

  private Optional<String> head(String bucket) {
    try {
      HeadBucketResponse answer = s3.headBucket(ask -> ask.bucket(bucket));
      return Optional.ofNullable(answer.bucketRegion());
    } catch (S3Exception e) {
      rethrowIfFailed(e);
      return e.awsErrorDetails() == null
          ? Optional.empty()
          : e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader(HEADER);
    }
  }

  /// Reads the location constraint: none means us-east-1, `EU` means eu-west-1.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html">GetBucketLocation</a>
  private Optional<String> location(String bucket) {
    try {
      String constraint =
          s3.getBucketLocation(ask -> ask.bucket(bucket)).locationConstraintAsString();
      if (constraint == null || constraint.isBlank() || constraint.equals("null")) {
        return Optional.of("us-east-1");
      }
      return Optional.of(constraint.equals("EU") ? "eu-west-1" : constraint);
    } catch (S3Exception e) {
      rethrowIfFailed(e);
      return Optional.empty();
    }
  }

  private static void rethrowIfFailed(S3Exception e) {
    if (e.statusCode() >= 500 || e.isThrottlingException()) {
      throw e;
    }
  }
}
