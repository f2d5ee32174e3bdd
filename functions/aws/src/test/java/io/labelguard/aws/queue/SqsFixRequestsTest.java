package io.labelguard.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Target;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsFixRequestsTest {

  private static final String QUEUE = "https://sqs.us-east-1.amazonaws.com/111122223333/fix.fifo";

  @Test
  void theBodySaysOnlyKindAndNameAndTheGroupIsTheThing() throws IOException {
    JsonNode sent = sent(new FixRequest(Target.bucket("gt-labeling-data"))).getFirst();
    assertThat(sent.path("QueueUrl").asText()).isEqualTo(QUEUE);
    assertThat(sent.path("MessageBody").asText())
        .isEqualTo("{\"kind\":\"bucket\",\"name\":\"gt-labeling-data\"}");
    assertThat(sent.path("MessageGroupId").asText()).isEqualTo("bucket/gt-labeling-data");
    assertThat(sent.has("MessageAttributes")).isFalse();
  }

  @Test
  void aLaterRequestForTheSameThingIsNoDuplicate() throws IOException {
    FixRequest request = new FixRequest(Target.team("reviewers"));
    List<JsonNode> sent = sent(request, request);
    assertThat(sent)
        .extracting(each -> each.path("MessageGroupId").asText())
        .containsOnly("team/reviewers");
    assertThat(sent)
        .extracting(each -> each.path("MessageDeduplicationId").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void aVeryLongNameStillFitsAGroup() throws IOException {
    JsonNode sent = sent(new FixRequest(Target.bucket("b".repeat(255)))).getFirst();
    assertThat(sent.path("MessageGroupId").asText()).hasSize(128);
  }

  private static List<JsonNode> sent(FixRequest... requests) throws IOException {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok("{\"MessageId\":\"m\"}"))) {
      SqsClient client = aws.client(SqsClient.builder().checksumValidationEnabled(false));
      for (FixRequest request : requests) {
        new SqsFixRequests(client, QUEUE).send(request);
      }
      ObjectMapper json = new ObjectMapper();
      java.util.List<JsonNode> bodies = new java.util.ArrayList<>();
      for (var asked : aws.asked()) {
        bodies.add(json.readTree(asked.body()));
      }
      return bodies;
    }
  }
}
