package io.labelguard.aws.s3;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// An S3 answer that refuses a call: a 4xx that says something about the bucket or the caller.
///
/// @param message S3's own words
record Refusal(int status, String code, String message) {

  private static final String NO_REASON =
      " (S3 gives no reason; the bucket may also be another account's)";

  /// Turns an answer into a refusal.
  ///
  /// @throws S3Exception the same one, if it says nothing about the bucket (throttling, 5xx,
  ///     credentials, redirects that were not followed)
  static Refusal of(S3Exception e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    String message = details == null ? null : details.errorMessage();
    boolean ofTheBucket =
        switch (e.statusCode()) {
          case 404, 405 -> true;
          case 400 -> code.equals("InvalidBucketName");
          case 403 ->
              code.isEmpty() || code.equals("AccessDenied") || code.equals("AllAccessDisabled");
          default -> false;
        };
    if (!ofTheBucket) {
      throw e;
    }
    return new Refusal(e.statusCode(), code, message == null ? "HTTP " + e.statusCode() : message);
  }

  /// Returns whether S3 says which policy denies. It does so to callers of the bucket's account and
  /// organization.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html">Access
  ///     denied messages of S3</a>
  boolean saysWhy() {
    return message.contains("explicit deny") || message.contains("because no ");
  }

  /// Returns whether S3 says that the bucket is another account's. A caller of the bucket's account
  /// needs no Allow in the bucket policy, so a missing Allow means another account.
  boolean anotherAccounts() {
    return status == 405 || message.contains("because no resource-based policy allows");
  }

  /// Returns S3's own words, with a warning where they leave open whose bucket it is.
  String reason() {
    return saysWhy() ? message : message + NO_REASON;
  }

  /// Returns S3's own words in a reason.
  static String words(String reason) {
    return reason.endsWith(NO_REASON)
        ? reason.substring(0, reason.length() - NO_REASON.length())
        : reason;
  }
}
