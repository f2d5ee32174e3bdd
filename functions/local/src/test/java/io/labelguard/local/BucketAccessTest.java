package io.labelguard.local;

import static io.labelguard.local.Clients.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.local.world.World;
import java.time.Instant;
import java.time.InstantSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class BucketAccessTest {

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "OnlyTls", "Effect": "Deny",
       "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::labels", "arn:aws:s3:::labels/*"],
       "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}\
      """;

  private static final String SHARED =
      """
      {"account": "111122223333", "region": "us-east-1", "buckets": [{"name": "labels"},
       {"name": "shared", "owner": "444455556666", "tags": {"a": "b"}, "policy":
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
         "Principal": {"AWS": "111122223333"}, "Action": "s3:GetBucketTagging",
         "Resource": "arn:aws:s3:::shared"}}}]}\
      """;

  private LocalAws aws;
  private S3Client s3;

  @BeforeEach
  void start() {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));
    aws = LocalAws.start(World.parse(SHARED), GUARD, clock);
    s3 = Clients.s3(aws);
  }

  @AfterEach
  void close() {
    s3.close();
    aws.close();
  }

  @Test
  void theCallerWhomThePolicyDeniesIsToldInTheWordsOfS3() {
    s3.putBucketPolicy(
        put ->
            put.bucket("labels")
                .policy(
                    POLICY
                        .replace("Bool", "StringNotEquals")
                        .replace("aws:SecureTransport", "aws:SourceVpce")
                        .replace("false", "vpce-0c1d2e3f4a5b60789")));
    assertThatThrownBy(() -> s3.getBucketPolicy(get -> get.bucket("labels")))
        .hasMessageContaining(
            "User: arn:aws:sts::111122223333:assumed-role/labelguard-ApplyFixRole/local is not"
                + " authorized to perform: s3:GetBucketPolicy on resource: \"arn:aws:s3:::labels\""
                + " with an explicit deny in a resource-based policy");
    refused(() -> s3.getBucketPolicy(get -> get.bucket("labels")), 403, "AccessDenied");
  }

  @Test
  void theAccessKeySaysWhoIsDenied() {
    String alice = "arn:aws:iam::111122223333:user/alice";
    s3.putBucketPolicy(
        put ->
            put.bucket("labels")
                .policy(
                    POLICY
                        .replace("Bool", "ArnEquals")
                        .replace("aws:SecureTransport", "aws:PrincipalArn")
                        .replace("false", alice)));
    assertThat(s3.getBucketPolicy(get -> get.bucket("labels")).policy()).contains(alice);
    try (S3Client asAlice = Clients.s3As(aws, alice)) {
      refused(() -> asAlice.getBucketPolicy(get -> get.bucket("labels")), 403, "AccessDenied");
    }
  }

  @Test
  void aForeignBucketServesWhatItsPolicyAllows() {
    assertThat(s3.getBucketTagging(get -> get.bucket("shared")).tagSet()).hasSize(1);
    refused(() -> s3.getBucketLocation(get -> get.bucket("shared")), 403, "AccessDenied");
    refused(() -> s3.getBucketPolicy(get -> get.bucket("shared")), 405, "MethodNotAllowed");
  }

  @Test
  void theRegionIsToldEvenToWhomTheBucketIsDenied() {
    assertThatThrownBy(() -> s3.headBucket(head -> head.bucket("shared")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(
                      e.awsErrorDetails()
                          .sdkHttpResponse()
                          .firstMatchingHeader("x-amz-bucket-region"))
                  .contains("us-east-1");
            });
  }

  private static void refused(ThrowingCallable call, int status, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            });
  }
}
