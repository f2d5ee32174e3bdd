package io.labelguard.aws.s3;

import io.labelguard.aws.SingleTry;
import io.labelguard.core.port.write.BucketPolicyWriter;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;

/// Puts bucket policies into S3, each exactly once. The SDK does not retry: a put that seemed to
/// fail may have taken effect, and another caller may have written the policy before the retry.
public final class S3BucketPolicyWriter implements BucketPolicyWriter {

  private final S3Client s3;

  public S3BucketPolicyWriter(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public PutResult put(String bucket, String expectedOwner, String policy) {
    PutBucketPolicyRequest request =
        PutBucketPolicyRequest.builder()
            .bucket(bucket)
            .expectedBucketOwner(expectedOwner)
            .policy(policy)
            .overrideConfiguration(SingleTry.configuration())
            .build();
    return SingleTry.of(() -> s3.putBucketPolicy(request));
  }
}
