package io.labelguard.aws.s3;

import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Finds the Region of a bucket.
///
/// GetBucketLocation names it for a bucket of the guard's account. HeadBucket names it for any
/// bucket in a header even of a 403 answer, so no permission is needed; it is called only where the
/// first is not answered, so that reading an own bucket makes no 403.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html">HeadBucket</a>
final class BucketRegions {

  private static final String HEADER = "x-amz-bucket-region";

  private final S3Client s3;
  private final String account;

  /// @param account the guard's own
  BucketRegions(S3Client s3, String account) {
    this.s3 = s3;
    this.account = account;
  }

  /// Returns the Region of a bucket of the account; empty where S3 does not name it.
  Optional<String> ofOwn(String bucket) {
    return location(bucket).or(() -> ofAny(bucket));
  }

  /// Returns the Region of a bucket that may be another account's; empty where S3 does not name it.
  Optional<String> ofAny(String bucket) {
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
          s3.getBucketLocation(ask -> ask.bucket(bucket).expectedBucketOwner(account))
              .locationConstraintAsString();
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
