package io.labelguard.cli.account;

import io.labelguard.local.message.SentMessage;
import io.labelguard.policy.json.JsonWriter;

/// A message as a receiver got it.
public sealed interface Told {

  /// Returns the line `{"type":"message","to":…,"body":…}`.
  String line();

  /// What was published to the topic.
  record Sns(SentMessage message) implements Told {
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

  /// What was posted to Slack.
  ///
  /// @param body JSON
  record Slack(String body) implements Told {
    @Override
    public String line() {
      return JsonWriter.object(
          out -> out.text("type", "message").text("to", "slack").json("body", body));
    }
  }
}
