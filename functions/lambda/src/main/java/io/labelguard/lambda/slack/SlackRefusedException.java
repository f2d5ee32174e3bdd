package io.labelguard.lambda.slack;

import io.labelguard.core.report.slack.SlackText;

/// Says that a message did not reach Slack; thrown out of the function, so that it is tried again
/// and kept. It never holds the webhook's URL.
public final class SlackRefusedException extends RuntimeException {

  SlackRefusedException(int status, String body) {
    super("Slack answered " + status + " (" + SlackText.line(body, 200) + ")");
  }

  SlackRefusedException(String reason) {
    super("The message did not reach Slack: " + reason);
  }
}
