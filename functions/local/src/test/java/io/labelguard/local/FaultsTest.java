package io.labelguard.local;

import static io.labelguard.local.Clients.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.local.wire.Fault;
import io.labelguard.local.world.World;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;

class FaultsTest {

  private static final String POLICY =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {"Effect": "Allow",
           "Principal": {"AWS": ["444455556666", "arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/b"]},
           "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::labels/*"],
           "Condition": {"StringEquals": {"aws:SourceVpce": ["vpce-1"]}}}
        ]
      }\
      """;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T10:00:00Z"));
  private LocalAws aws;
  private S3Client s3;

  @BeforeEach
  void start() {
    World world =
        World.parse(
            "{\"account\":\"111122223333\",\"region\":\"us-east-1\",\"buckets\":[{\"name\":\"labels\"}]}");
    aws = LocalAws.start(world, GUARD, now::get);
    s3 = Clients.s3(aws);
  }

  @AfterEach
  void close() {
    s3.close();
    aws.close();
  }

  @Test
  void aThrottledCallDoesNothingAndTheOneAfterIsServed() {
    aws.faults().next(1, "PutBucketPolicy", Fault.THROTTLED);
    assertThatThrownBy(this::put)
        .isInstanceOfSatisfying(
            S3Exception.class, e -> assertThat(e.isThrottlingException()).isTrue());
    assertThat(aws.state().policy("labels")).isEmpty();
    put();
    assertThat(aws.state().policy("labels")).contains(POLICY);
  }

  @Test
  void eachServiceThrottlesInItsOwnWords() {
    aws.faults().next(1, "ListLabelingJobs", Fault.THROTTLED);
    aws.faults().next(1, "Publish", Fault.THROTTLED);
    aws.faults().next(1, "DescribeVpcEndpoints", Fault.THROTTLED);
    try (SageMakerClient sageMaker = Clients.sageMaker(aws);
        SnsClient sns = Clients.to(aws, SnsClient.builder(), "AKIDEXAMPLE");
        Ec2Client ec2 = Clients.to(aws, Ec2Client.builder(), "AKIDEXAMPLE")) {
      assertThatThrownBy(() -> sageMaker.listLabelingJobs())
          .isInstanceOfSatisfying(
              SageMakerException.class, e -> assertThat(e.isThrottlingException()).isTrue());
      assertThatThrownBy(
              () ->
                  sns.publish(p -> p.topicArn("arn:aws:sns:us-east-1:111122223333:t").message("m")))
          .isInstanceOfSatisfying(
              SnsException.class, e -> assertThat(e.isThrottlingException()).isTrue());
      assertThatThrownBy(() -> ec2.describeVpcEndpoints())
          .isInstanceOfSatisfying(
              Ec2Exception.class, e -> assertThat(e.isThrottlingException()).isTrue());
    }
  }

  @Test
  void callsBeyondAQuotaAreThrottledUntilTimeHasPassed() {
    aws.faults().quota("PutBucketPolicy", 2);
    put();
    put();
    assertThatThrownBy(this::put)
        .isInstanceOfSatisfying(
            S3Exception.class, e -> assertThat(e.isThrottlingException()).isTrue());
    now.set(now.get().plusMillis(500));
    put();
    assertThatThrownBy(this::put).isInstanceOf(S3Exception.class);
    now.set(now.get().plusSeconds(60));
    put();
    put();
    assertThatThrownBy(this::put).isInstanceOf(S3Exception.class);
  }

  @Test
  void everyRequestIsCountedAndThrottledOnesApart() {
    aws.faults().next(1, "PutBucketPolicy", Fault.THROTTLED);
    assertThatThrownBy(this::put).isInstanceOf(S3Exception.class);
    put();
    get();
    assertThat(aws.takeCalls())
        .isEqualTo(
            Map.of(
                "s3 PutBucketPolicy (throttled)", 1,
                "s3 PutBucketPolicy", 1,
                "s3 GetBucketPolicy", 1));
    assertThat(aws.takeCalls()).isEmpty();
  }

  @Test
  void aServerErrorAndARefusalDoNothing() {
    aws.faults().next(1, "PutBucketPolicy", Fault.SERVER_ERROR);
    aws.faults().next(1, "PutBucketPolicy", Fault.ACCESS_DENIED);
    assertThatThrownBy(this::put)
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(500));
    assertThatThrownBy(this::put)
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    assertThat(aws.state().policy("labels")).isEmpty();
  }

  @Test
  void aLostAnswerLeavesTheWriteDoneAndALostRequestDoesNot() {
    aws.faults().next(1, "PutBucketPolicy", Fault.LOST_REQUEST);
    assertThatThrownBy(this::put).isInstanceOf(SdkClientException.class);
    assertThat(aws.state().policy("labels")).isEmpty();

    aws.faults().next(1, "PutBucketPolicy", Fault.LOST_ANSWER);
    assertThatThrownBy(this::put).isInstanceOf(SdkClientException.class);
    assertThat(aws.state().policy("labels")).contains(POLICY);
    assertThat(aws.takeEvents()).hasSize(1);
  }

  @Test
  void aHookRunsOnceBeforeOrAfterTheCallTakesEffect() {
    aws.faults()
        .before("PutBucketPolicy", () -> aws.state().setPolicy("labels", Optional.of("{}")));
    put();
    assertThat(aws.state().policy("labels")).contains(POLICY);

    aws.faults().after("PutBucketPolicy", () -> aws.state().setPolicy("labels", Optional.of("{}")));
    put();
    assertThat(aws.state().policy("labels")).contains("{}");
    put();
    assertThat(aws.state().policy("labels")).contains(POLICY);
  }

  @Test
  void aHookMayCallTheLocalAwsItself() {
    aws.faults().before("PutBucketPolicy", () -> s3.deleteBucketPolicy(d -> d.bucket("labels")));
    put();
    assertThat(aws.takeEvents()).hasSize(2);
  }

  @Test
  void staleReadsReturnWhatWasThereBeforeTheLastWrite() {
    String first = POLICY.replace("vpce-1", "vpce-0");
    s3.putBucketPolicy(put -> put.bucket("labels").policy(first));
    put();
    aws.faults().stalePolicyReads("labels", 2);
    assertThat(get()).isEqualTo(first);
    assertThat(get()).isEqualTo(first);
    assertThat(get()).isEqualTo(POLICY);
  }

  @Test
  void aStaleReadAfterTheFirstWriteSeesNoPolicy() {
    put();
    aws.faults().stalePolicyReads("labels", 1);
    assertThatThrownBy(this::get).hasMessageContaining("The bucket policy does not exist");
    assertThat(get()).isEqualTo(POLICY);
  }

  @Test
  void aPolicyComesBackInAnotherSpellingAtEveryReadAndMeansTheSame() {
    put();
    aws.faults().respellPolicies(true);
    Set<String> spellings = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      spellings.add(get());
    }
    assertThat(spellings)
        .hasSize(3)
        .allSatisfy(
            spelling ->
                assertThat(spelling)
                    .doesNotContain("\n")
                    .contains("\"arn:aws:iam::444455556666:root\"")
                    .contains("\"Action\":\"s3:GetObject\"")
                    .contains("\"Resource\":\"arn:aws:s3:::labels/*\"")
                    .contains("{\"aws:SourceVpce\":\"vpce-1\"}"));
    aws.faults().respellPolicies(false);
    assertThat(get()).isEqualTo(POLICY);
  }

  private void put() {
    s3.putBucketPolicy(put -> put.bucket("labels").policy(POLICY));
  }

  private String get() {
    return s3.getBucketPolicy(get -> get.bucket("labels")).policy();
  }
}
