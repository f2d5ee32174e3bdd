package io.labelguard.aws.redrive;

import io.labelguard.core.labeling.Arn;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Asks SQS for the URL of a queue.
final class QueueUrls {

  private QueueUrls() {}

  static String of(SqsClient sqs, Arn queue) {
    return sqs.getQueueUrl(
            ask -> ask.queueName(queue.resource()).queueOwnerAWSAccountId(queue.account()))
        .queueUrl();
  }
}
