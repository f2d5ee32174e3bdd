package io.labelguard.aws.s3;

import static io.labelguard.aws.LoopbackAws.Answer.s3Error;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult.Accepted;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult.Refused;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult.Unclear;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class S3BucketPolicyWriterTest {

  private static final String POLICY = "{\"Statement\": [ ]}";

  @Test
  void thePolicyIsSentAsItIsForABucketOfTheOwner() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.status(204, ""))) {
      assertThat(put(aws)).isEqualTo(new Accepted());
      var asked = aws.asked().getFirst();
      assertThat(asked.uri()).isEqualTo("/data?policy");
      assertThat(asked.headers().get("x-amz-expected-bucket-owner")).isEqualTo("111122223333");
      assertThat(asked.body()).isEqualTo(POLICY);
    }
  }

  @Test
  void aRefusalIsARefusal() {
    try (LoopbackAws aws =
        new LoopbackAws(_ -> s3Error(400, "MalformedPolicy", "Invalid principal in policy"))) {
      assertThat(put(aws)).isEqualTo(new Refused("MalformedPolicy: Invalid principal in policy"));
    }
  }

  @Test
  void aServerErrorIsUnclearAndNotTriedAgain() {
    try (LoopbackAws aws = new LoopbackAws(_ -> s3Error(500, "InternalError", "try again"))) {
      assertThat(put(aws)).isEqualTo(new Unclear("HTTP 500: InternalError: try again"));
      assertThat(aws.asked()).hasSize(1);
    }
  }

  @Test
  void throttlingIsARefusalAndNotTriedAgain() {
    try (LoopbackAws aws = new LoopbackAws(_ -> s3Error(503, "SlowDown", "slow down"))) {
      assertThat(put(aws)).isEqualTo(new Refused("SlowDown: slow down"));
      assertThat(aws.asked()).hasSize(1);
    }
  }

  @Test
  void anAnswerThatIsLostIsUnclear() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.lost())) {
      assertThat(put(aws)).isInstanceOf(Unclear.class);
    }
  }

  private static PutResult put(LoopbackAws aws) {
    return new S3BucketPolicyWriter(aws.client(S3Client.builder()))
        .put("data", "111122223333", POLICY);
  }
}
