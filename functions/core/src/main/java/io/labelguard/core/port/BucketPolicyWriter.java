package io.labelguard.core.port;

/// Writes bucket policies; only the function that applies fixes has one.
public interface BucketPolicyWriter {

  /// Puts a policy, for a bucket that must belong to `expectedOwner`.
  PutResult put(String bucket, String expectedOwner, String policy);

  /// What came of a put.
  sealed interface PutResult {
    /// S3 said yes.
    record Accepted() implements PutResult {}

    /// S3 said no (MalformedPolicy, AccessDenied, wrong owner): nothing was written.
    record Refused(String reason) implements PutResult {}

    /// Nobody can say (time-out, 5xx): it may or may not have taken effect.
    record Unclear(String reason) implements PutResult {}
  }
}
