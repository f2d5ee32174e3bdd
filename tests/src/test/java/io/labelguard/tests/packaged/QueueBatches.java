package io.labelguard.tests.packaged;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Batches of one message, as SQS gives them to a function.
public final class QueueBatches {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String PREFIX = "arn:aws:sqs:us-east-1:111122223333:";

  private QueueBatches() {}

  /// Returns a message of the topic, in SNS's envelope in SQS's.
  ///
  /// @param id the alert's
  public static String alert(String id) {
    ObjectNode alert =
        JSON.createObjectNode()
            .put("type", "alert")
            .put("id", id)
            .put("sequence", 1)
            .put("subject", "Two jobs <!channel>");
    alert.putArray("findings");
    return batch(
        "slack",
        JSON.createObjectNode()
            .put("Type", "Notification")
            .put("MessageId", "m-1")
            .put("TopicArn", "arn:aws:sns:us-east-1:111122223333:findings")
            .put("Subject", "A bucket changed")
            .put("Message", alert.toString())
            .put("Timestamp", "2026-11-20T09:20:30.000Z")
            .toString());
  }

  /// Returns a request for a fix.
  public static String fixRequest(String body) {
    return batch("fixes.fifo", body);
  }

  private static String batch(String queue, String body) {
    ObjectNode batch = JSON.createObjectNode();
    ObjectNode message = batch.putArray("Records").addObject();
    message
        .put("messageId", "message-1")
        .put("receiptHandle", "r")
        .put("body", body)
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", PREFIX + queue)
        .put("awsRegion", "us-east-1");
    message
        .putObject("attributes")
        .put("MessageGroupId", "group-1")
        .put("ApproximateReceiveCount", "1");
    message.putObject("messageAttributes");
    return batch.toString();
  }
}
