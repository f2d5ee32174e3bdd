package io.labelguard.aws.redrive;

import io.labelguard.aws.AwsCalls;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.redrive.DeadLetterQueues;
import io.labelguard.core.redrive.QueuedMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// Reads and empties dead-letter queues of SQS. For one thread.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html">ReceiveMessage</a>
public final class SqsDeadLetters implements DeadLetterQueues {

  private static final int MOST_AT_ONCE = 10;

  /// A receive that waits asks every server of SQS; one that does not may miss messages.
  private static final int WAIT_SECONDS = 2;

  private final SqsClient sqs;
  private final Map<Arn, String> urls = new HashMap<>();

  public SqsDeadLetters(SqsClient sqs) {
    this.sqs = sqs;
  }

  @Override
  public List<QueuedMessage> receive(Arn queue, Duration hidden) {
    return AwsCalls.of(
        "read the messages of queue " + queue.resource(),
        () ->
            sqs
                .receiveMessage(
                    ask ->
                        ask.queueUrl(url(queue))
                            .maxNumberOfMessages(MOST_AT_ONCE)
                            .waitTimeSeconds(WAIT_SECONDS)
                            .visibilityTimeout((int) hidden.toSeconds())
                            .messageAttributeNames("All"))
                .messages()
                .stream()
                .map(SqsDeadLetters::message)
                .toList());
  }

  private static QueuedMessage message(Message message) {
    return new QueuedMessage(
        message.messageId(),
        message.receiptHandle(),
        message.body(),
        message.messageAttributes().entrySet().stream()
            .filter(attribute -> attribute.getValue().stringValue() != null)
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, attribute -> attribute.getValue().stringValue())));
  }

  @Override
  public void delete(Arn queue, QueuedMessage message) {
    AwsCalls.of(
        "delete message " + message.id() + " of queue " + queue.resource(),
        () -> sqs.deleteMessage(ask -> ask.queueUrl(url(queue)).receiptHandle(message.receipt())));
  }

  @Override
  public void release(Arn queue, QueuedMessage message) {
    AwsCalls.of(
        "make message " + message.id() + " of queue " + queue.resource() + " visible again",
        () ->
            sqs.changeMessageVisibility(
                ask ->
                    ask.queueUrl(url(queue))
                        .receiptHandle(message.receipt())
                        .visibilityTimeout(0)));
  }

  private String url(Arn queue) {
    return urls.computeIfAbsent(queue, each -> QueueUrls.of(sqs, each));
  }
}
