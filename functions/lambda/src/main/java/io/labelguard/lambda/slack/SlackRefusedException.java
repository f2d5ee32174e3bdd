package io.labelguard.lambda.slack;

import io.labelguard.core.report.message.slack.SlackText;

/// Says why a message did not reach Slack. It leaves the function, so that Lambda retries and the
/// dead-letter queue keeps the message. It never has the webhook's URL.
public final class SlackRefusedException extends RuntimeException {

  SlackRefusedException(int status, String body) {
    super("Slack answered " + status + " (" + SlackText.line(body, 200) + ")");
  }

  SlackRefusedException(String reason) {
    super("The message did not reach Slack: " + reason);
  }
}
