package io.labelguard.local;

import static io.labelguard.local.Clients.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.local.wire.Fault;
import io.labelguard.local.wire.Faults;
import io.labelguard.local.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

class MessagingTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:labelguard";

  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private final InstantSource clock = () -> now;
  private LocalAws aws;
  private SnsClient sns;
  private SqsClient sqs;

  @BeforeEach
  void start() {
    aws = LocalAws.start(World.empty("111122223333", "us-east-1"), GUARD, clock);
    sns = Clients.to(aws, SnsClient.builder(), "AKIDEXAMPLE");
    sqs = Clients.to(aws, SqsClient.builder(), "AKIDEXAMPLE");
  }

  @AfterEach
  void close() {
    sns.close();
    sqs.close();
    aws.close();
  }

  @Test
  void aPublishedMessageCanBeReadWithEverythingItCarried() {
    String body = "{\"default\": \"a & <b> = \\\"ü\\\"\", \"email\": \"for people\"}";
    String id =
        sns.publish(
                publish ->
                    publish
                        .topicArn(TOPIC)
                        .subject("Job at risk")
                        .message(body)
                        .messageStructure("json")
                        .messageAttributes(
                            Map.of(
                                "severity",
                                MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("critical")
                                    .build())))
            .messageId();
    assertThat(aws.sentMessages())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.id()).isEqualTo(id);
              assertThat(sent.topicArn()).isEqualTo(TOPIC);
              assertThat(sent.subject()).contains("Job at risk");
              assertThat(sent.message()).isEqualTo(body);
              assertThat(sent.structure()).contains("json");
              assertThat(sent.attributes()).containsExactly(Map.entry("severity", "critical"));
              assertThat(sent.textFor("email")).isEqualTo("for people");
              assertThat(sent.textFor("lambda")).isEqualTo("a & <b> = \"ü\"");
            });
  }

  @Test
  void whatSnsWouldRefuseIsRefused() {
    for (String subject : new String[] {"x".repeat(101), "two\nlines", ""}) {
      assertThatThrownBy(() -> sns.publish(p -> p.topicArn(TOPIC).message("m").subject(subject)))
          .isInstanceOf(InvalidParameterException.class);
    }
    for (String json : new String[] {"text", "{\"email\": \"e\"}", "{\"default\": {}}"}) {
      assertThatThrownBy(
              () -> sns.publish(p -> p.topicArn(TOPIC).message(json).messageStructure("json")))
          .isInstanceOf(InvalidParameterException.class);
    }
    assertThatThrownBy(() -> sns.publish(p -> p.topicArn(TOPIC).message("x".repeat(262_145))))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(
            () ->
                sns.publish(p -> p.topicArn(TOPIC.replace("us-east-1", "eu-west-1")).message("m")))
        .isInstanceOf(NotFoundException.class);
    assertThat(aws.sentMessages()).isEmpty();
  }

  @Test
  void attributesThatSnsWouldRefuseAreRefused() {
    for (String[] wrong :
        new String[][] {
          {"a b", "String", "x"},
          {"a", "Text", "x"},
          {"a", "String", ""},
          {"a", "String.Array", "x"}
        }) {
      assertThatThrownBy(
              () ->
                  sns.publish(
                      p ->
                          p.topicArn(TOPIC)
                              .message("m")
                              .messageAttributes(
                                  Map.of(
                                      wrong[0],
                                      MessageAttributeValue.builder()
                                          .dataType(wrong[1])
                                          .stringValue(wrong[2])
                                          .build()))))
          .isInstanceOf(SnsException.class)
          .hasMessageContaining("attribute");
    }
    assertThat(aws.sentMessages()).isEmpty();
  }

  @Test
  void aQueueGetsTheMessageInAnEnvelope() {
    String id = sns.publish(p -> p.topicArn(TOPIC).subject("s").message("\"m\"")).messageId();
    assertThat(aws.sentMessages().getFirst().notification())
        .isEqualTo(
            "{\"Type\":\"Notification\",\"MessageId\":\"%s\",\"TopicArn\":\"%s\",\"Subject\":\"s\",\"Message\":\"\\\"m\\\"\"}"
                .formatted(id, TOPIC));
  }

  @Test
  void takenMessagesAreNotKeptAndIdsGoOn() {
    String first = sns.publish(p -> p.topicArn(TOPIC).message("m")).messageId();
    assertThat(aws.takeSentMessages())
        .singleElement()
        .satisfies(message -> assertThat(message.id()).isEqualTo(first));
    assertThat(aws.sentMessages()).isEmpty();
    assertThat(sns.publish(p -> p.topicArn(TOPIC).message("m")).messageId()).isNotEqualTo(first);
  }

  @Test
  void aSubscriptionIsTaken() {
    assertThat(
            sns.subscribe(s -> s.topicArn(TOPIC).protocol("email").endpoint("a@example.com"))
                .subscriptionArn())
        .startsWith(TOPIC + ":");
    assertThatThrownBy(() -> sns.listTopics())
        .isInstanceOf(SnsException.class)
        .hasMessageContaining("does not serve sns ListTopics");
  }

  @Test
  void aQueueKeepsMessagesUntilTheyAreTakenAndDropsRepeatsForFiveMinutes() {
    String queue = sqs.getQueueUrl(get -> get.queueName("fixes.fifo")).queueUrl();
    assertThat(queue).isEqualTo(aws.endpoint() + "/111122223333/fixes.fifo");
    String first = send(queue, "bucket/a", "1");
    assertThat(send(queue, "bucket/a", "1")).isEqualTo(first);
    now = now.plus(Duration.ofMinutes(5));
    assertThat(send(queue, "bucket/a", "1")).isNotEqualTo(first);
    send(queue, "bucket/b", "2");

    assertThat(aws.takeQueueMessages())
        .extracting(message -> message.groupId().orElseThrow() + "=" + message.body())
        .containsExactly("bucket/a=body", "bucket/a=body", "bucket/b=body");
    assertThat(aws.takeQueueMessages()).isEmpty();
  }

  @Test
  void aFifoQueueNeedsAGroupAndADeduplicationId() {
    String queue = aws.endpoint() + "/111122223333/fixes.fifo";
    assertThatThrownBy(() -> sqs.sendMessage(send -> send.queueUrl(queue).messageBody("b")))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("MessageGroupId");
    assertThatThrownBy(
            () -> sqs.sendMessage(s -> s.queueUrl(queue).messageBody("b").messageGroupId("g")))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("MessageDeduplicationId");
    sqs.sendMessage(s -> s.queueUrl(queue.replace(".fifo", "")).messageBody("b"));
    assertThat(aws.takeQueueMessages()).hasSize(1);
  }

  @Test
  void theSlackReceiverKeepsWhatSlackWouldTake() throws IOException, InterruptedException {
    assertThat(post("{\"text\": \"hello\"}").statusCode()).isEqualTo(200);
    assertThat(post("{}").body()).isEqualTo("invalid_payload");
    assertThat(post("no json").statusCode()).isEqualTo(400);
    assertThat(post("{\"blocks\": [" + "{},".repeat(50) + "{}]}").body())
        .isEqualTo("invalid_blocks");
    assertThat(post("{\"color\": \"red\"}").body()).isEqualTo("no_text");
    assertThat(aws.slackMessages()).containsExactly("{\"text\": \"hello\"}");
  }

  @Test
  void theSlackReceiverAsksForPatienceWhenToldTo() throws IOException, InterruptedException {
    aws.faults().next(1, Faults.SLACK_MESSAGE, Fault.THROTTLED);
    HttpResponse<String> refused = post("{\"text\": \"hello\"}");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(post("{\"text\": \"hello\"}").body()).isEqualTo("ok");
    assertThat(aws.slackMessages()).hasSize(1);
  }

  private String send(String queue, String group, String deduplication) {
    return sqs.sendMessage(
            send ->
                send.queueUrl(queue)
                    .messageBody("body")
                    .messageGroupId(group)
                    .messageDeduplicationId(deduplication))
        .messageId();
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    URI webhook = aws.slackWebhook();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(webhook).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
