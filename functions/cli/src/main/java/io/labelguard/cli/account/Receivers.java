package io.labelguard.cli.account;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.labelguard.lambda.SlackHandler;
import io.labelguard.lambda.slack.SlackWebhook;
import io.labelguard.local.LocalAws;
import io.labelguard.local.message.SentMessage;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;

/// Those who are told: whoever subscribes to the topic, and Slack by the function that posts there.
final class Receivers {

  private final LocalAws aws;
  private final SlackHandler slack;
  private int messagesTaken;
  private int slackTaken;

  Receivers(LocalAws aws, LocalClock clock) {
    this.aws = aws;
    this.slack =
        new SlackHandler(
            new SlackWebhook(
                () -> aws.slackWebhook().toString(), HttpClient.newHttpClient(), clock));
  }

  /// Returns what was published since the last call, and what Slack got of it.
  List<Told> take() {
    List<Told> told = new ArrayList<>();
    List<SentMessage> sent = aws.sentMessages();
    for (SentMessage message : sent.subList(messagesTaken, sent.size())) {
      told.add(new Told.Sns(message));
      slack.handleRequest(event(message), new LocalContext("SlackFunction"));
    }
    messagesTaken = sent.size();
    List<String> posted = aws.slackMessages();
    posted.subList(slackTaken, posted.size()).forEach(body -> told.add(new Told.Slack(body)));
    slackTaken = posted.size();
    return told;
  }

  private static SNSEvent event(SentMessage message) {
    SNSEvent.SNS sns = new SNSEvent.SNS();
    sns.setSubject(message.subject().orElse(""));
    sns.setMessage(message.textFor("lambda"));
    sns.setMessageId(message.id());
    SNSEvent.SNSRecord record = new SNSEvent.SNSRecord();
    record.setSns(sns);
    SNSEvent event = new SNSEvent();
    event.setRecords(List.of(record));
    return event;
  }
}
