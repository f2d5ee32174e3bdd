package io.labelguard.local;

import static io.labelguard.local.Clients.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.local.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// Messages are given out as SQS does, by the SDK's own client, which checks their digests.
class QueueDeliveriesTest {

  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private final InstantSource clock = () -> now;
  private LocalAws aws;
  private SqsClient sqs;
  private String queue = "";

  @BeforeEach
  void start() {
    aws = LocalAws.start(World.empty("111122223333", "us-east-1"), GUARD, clock);
    sqs = Clients.to(aws, SqsClient.builder(), "AKIDEXAMPLE");
    queue = aws.endpoint() + "/111122223333/letters";
  }

  @AfterEach
  void close() {
    sqs.close();
    aws.close();
  }

  @Test
  void aMessageIsHiddenUntilItsTimeHasPassedOrItIsReleased() {
    send("one");
    Message message = receive().getFirst();
    assertThat(message.body()).isEqualTo("one");
    assertThat(receive()).isEmpty();
    now = now.plusSeconds(60);
    Message again = receive().getFirst();
    assertThat(again.messageId()).isEqualTo(message.messageId());
    assertThat(again.receiptHandle()).isNotEqualTo(message.receiptHandle());
    release(again);
    assertThat(receive()).hasSize(1);
  }

  @Test
  void aVisibleMessageCannotBeReleased() {
    send("one");
    Message message = receive().getFirst();
    release(message);
    assertThatThrownBy(() -> release(message))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("not in flight");
  }

  @Test
  void aDeletedMessageIsGoneAndDeletingItTwiceIsNoError() {
    send("one");
    Message message = receive().getFirst();
    for (int times = 0; times < 2; times++) {
      sqs.deleteMessage(ask -> ask.queueUrl(queue).receiptHandle(message.receiptHandle()));
    }
    now = now.plusSeconds(60);
    assertThat(receive()).isEmpty();
    assertThat(aws.queueBodies(queue)).isEmpty();
  }

  @Test
  void attributesComeWithTheMessage() {
    MessageAttributeValue value =
        MessageAttributeValue.builder().dataType("String").stringValue("ü & <b>").build();
    sqs.sendMessage(
        ask ->
            ask.queueUrl(queue)
                .messageBody("one")
                .messageAttributes(Map.of("B", value, "A", value)));
    assertThat(receive().getFirst().messageAttributes())
        .containsOnly(Map.entry("A", value), Map.entry("B", value));
  }

  @Test
  void atMostSoManyAreGivenOut() {
    send("one");
    send("two");
    assertThat(sqs.receiveMessage(ask -> ask.queueUrl(queue)).messages())
        .extracting(Message::body)
        .containsExactly("one");
    assertThat(receive()).extracting(Message::body).containsExactly("two");
  }

  @Test
  void aHiddenMessageOfAFifoQueueKeepsItsGroupBack() {
    queue += ".fifo";
    sendTo("a", "one");
    sendTo("b", "two");
    assertThat(sqs.receiveMessage(ask -> ask.queueUrl(queue)).messages()).hasSize(1);
    sendTo("a", "three");
    assertThat(receive()).extracting(Message::body).containsExactly("two");
  }

  private void send(String body) {
    sqs.sendMessage(ask -> ask.queueUrl(queue).messageBody(body));
  }

  private void sendTo(String group, String body) {
    sqs.sendMessage(
        ask ->
            ask.queueUrl(queue)
                .messageBody(body)
                .messageGroupId(group)
                .messageDeduplicationId(body));
  }

  private void release(Message message) {
    sqs.changeMessageVisibility(
        ask -> ask.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            ask ->
                ask.queueUrl(queue)
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(60)
                    .messageAttributeNames("All"))
        .messages();
  }
}
