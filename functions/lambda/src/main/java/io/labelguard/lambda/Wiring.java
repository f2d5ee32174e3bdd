package io.labelguard.lambda;

import io.labelguard.aws.Pause;
import io.labelguard.aws.secret.SecretText;
import io.labelguard.lambda.slack.SlackWebhook;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;

/// Puts the pieces together; the one place that does.
public final class Wiring {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private Wiring() {}

  /// Returns the webhook that the Slack function posts to; its URL is read at the first message.
  static SlackWebhook slackWebhook(Map<String, String> variables) {
    var arn = Environment.required(variables, "LABELGUARD_SLACK_SECRET_ARN");
    var secret = new SecretText(Clients.ofProcess(variables).secretsManager(), arn);
    return new SlackWebhook(
        secret, HttpClient.newBuilder().connectTimeout(CONNECT).build(), Pause.sleeping());
  }
}
