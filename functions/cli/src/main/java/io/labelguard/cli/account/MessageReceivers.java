package io.labelguard.cli.account;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.lambda.SlackHandler;
import io.labelguard.lambda.slack.SlackPosts;
import io.labelguard.lambda.slack.SlackWebhook;
import io.labelguard.local.LocalAws;
import io.labelguard.local.message.SentMessage;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;

/// Receives the guard's messages: as a subscriber of the topic, and as Slack.
final class MessageReceivers {

  private final LocalAws aws;
  private final SlackHandler slack;
  private int messagesTaken;
  private int slackTaken;

  MessageReceivers(LocalAws aws, LocalClock clock) {
    this.aws = aws;
    this.slack =
        new SlackHandler(
            new SlackPosts(
                new SlackWebhook(
                    () -> aws.slackWebhook().toString(), HttpClient.newHttpClient(), clock),
                new InMemoryRecords(),
                clock,
                () -> "slack"));
  }

  /// Returns the messages since the last call: all from the topic, then all that Slack received.
  List<ReceivedMessage> take() {
    List<ReceivedMessage> messages = new ArrayList<>();
    List<SentMessage> sent = aws.sentMessages();
    for (SentMessage message : sent.subList(messagesTaken, sent.size())) {
      messages.add(new ReceivedMessage.Sns(message));
      slack.handleRequest(batch(message), new LocalContext("SlackFunction"));
    }
    messagesTaken = sent.size();
    List<String> posted = aws.slackMessages();
    posted
        .subList(slackTaken, posted.size())
        .forEach(body -> messages.add(new ReceivedMessage.Slack(body)));
    slackTaken = posted.size();
    return messages;
  }

  private static SQSEvent batch(SentMessage message) {
    SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
    record.setMessageId(message.id());
    record.setBody(message.notification());
    SQSEvent batch = new SQSEvent();
    batch.setRecords(List.of(record));
    return batch;
  }
}
