package io.labelguard.core.port.write;

/// Writes bucket policies; only the function that applies fixes has one.
public interface BucketPolicyWriter {

  /// Puts a policy, once.
  ///
  /// @param expectedOwner account id; S3 refuses the put where the bucket belongs to another
  PutResult put(String bucket, String expectedOwner, String policy);

  /// The answer to a put.
  sealed interface PutResult {
    /// AWS accepted the write.
    record Accepted() implements PutResult {}

    /// AWS refused (MalformedPolicy, AccessDenied, wrong owner): nothing was written.
    record Refused(String reason) implements PutResult {}

    /// There was no clear answer (time-out, 5xx): the write may or may not have taken effect.
    record Unclear(String reason) implements PutResult {}
  }
}
