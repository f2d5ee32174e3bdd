package io.labelguard.cli.account;

import io.labelguard.local.message.PutEvent;
import io.labelguard.local.message.SentMessage;
import io.labelguard.policy.json.JsonWriter;

/// A message as a receiver got it.
public sealed interface ReceivedMessage {

  /// Returns the line `{"type":"message","to":…,"body":…}`.
  String line();

  /// A message from the topic.
  record Sns(SentMessage message) implements ReceivedMessage {
    @Override
    public String line() {
      return JsonWriter.object(
          out -> {
            out.text("type", "message").text("to", "sns").text("subject", message.subject());
            if (message.structure().isPresent()) {
              out.json("body", message.message());
            } else {
              out.text("body", message.message());
            }
          });
    }
  }

  /// A message from the topic for Amazon Q Developer.
  record AmazonQ(SentMessage message) implements ReceivedMessage {
    @Override
    public String line() {
      return JsonWriter.object(
          out ->
              out.text("type", "message")
                  .text("to", "amazonq")
                  .text("subject", message.subject())
                  .json("body", message.message()));
    }
  }

  /// An event on the event bus.
  record Event(PutEvent event) implements ReceivedMessage {
    @Override
    public String line() {
      return JsonWriter.object(
          out ->
              out.text("type", "message")
                  .text("to", "eventbridge")
                  .text("subject", event.detailType())
                  .json("body", event.detail()));
    }
  }

  /// A message that was posted to Slack.
  ///
  /// @param body JSON
  record Slack(String body) implements ReceivedMessage {
    @Override
    public String line() {
      return JsonWriter.object(
          out -> out.text("type", "message").text("to", "slack").json("body", body));
    }
  }
}
