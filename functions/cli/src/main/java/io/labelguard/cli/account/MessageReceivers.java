package io.labelguard.cli.account;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.lambda.SlackHandler;
import io.labelguard.lambda.slack.SlackPosts;
import io.labelguard.lambda.slack.SlackWebhook;
import io.labelguard.local.LocalAws;
import io.labelguard.local.message.PutEvent;
import io.labelguard.local.message.SentMessage;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;

/// Receives the guard's messages: as a subscriber of the topics, as Slack, and as the event bus.
final class MessageReceivers {

  private final LocalAws aws;
  private final String topicArn;
  private final SlackHandler slack;
  private int messagesTaken;
  private int slackTaken;
  private int eventsTaken;

  /// @param topicArn the topic of findings; every other topic is one for Amazon Q Developer
  MessageReceivers(LocalAws aws, String topicArn, LocalClock clock) {
    this.aws = aws;
    this.topicArn = topicArn;
    this.slack =
        new SlackHandler(
            new SlackPosts(
                new SlackWebhook(
                    () -> aws.slackWebhook().toString(), HttpClient.newHttpClient(), clock),
                new InMemoryRecords(),
                clock,
                () -> "slack"));
  }

  /// Returns the messages since the last call: all from the topics, then all that Slack received,
  /// then all events.
  List<ReceivedMessage> take() {
    List<ReceivedMessage> messages = new ArrayList<>();
    List<SentMessage> sent = aws.sentMessages();
    for (SentMessage message : sent.subList(messagesTaken, sent.size())) {
      if (message.topicArn().equals(topicArn)) {
        messages.add(new ReceivedMessage.Sns(message));
        slack.handleRequest(batch(message), new LocalContext("SlackFunction"));
      } else {
        messages.add(new ReceivedMessage.AmazonQ(message));
      }
    }
    messagesTaken = sent.size();
    List<String> posted = aws.slackMessages();
    posted
        .subList(slackTaken, posted.size())
        .forEach(body -> messages.add(new ReceivedMessage.Slack(body)));
    slackTaken = posted.size();
    List<PutEvent> events = aws.putEvents();
    events
        .subList(eventsTaken, events.size())
        .forEach(event -> messages.add(new ReceivedMessage.Event(event)));
    eventsTaken = events.size();
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
