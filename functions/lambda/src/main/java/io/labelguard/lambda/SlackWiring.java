package io.labelguard.lambda;

import io.labelguard.aws.SleepingPause;
import io.labelguard.aws.records.DynamoClaims;
import io.labelguard.aws.secret.SecretText;
import io.labelguard.core.port.Pause;
import io.labelguard.lambda.slack.SlackPosts;
import io.labelguard.lambda.slack.SlackWebhook;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/// Builds what posts to Slack. It has no part of the guard.
final class SlackWiring {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private SlackWiring() {}

  /// Returns what the Slack function posts with; the webhook's URL is read at the first message.
  static SlackPosts posts(Map<String, String> variables) {
    Clients clients = Clients.ofProcess(variables);
    return new SlackPosts(
        webhook(clients, Environment.required(variables, "LABELGUARD_SLACK_SECRET_ARN")),
        DynamoClaims.ofSlack(
            clients.dynamoDb(), Environment.required(variables, "LABELGUARD_TABLE")),
        InstantSource.system(),
        () -> UUID.randomUUID().toString());
  }

  /// Returns what posts with clients that reach nothing.
  static SlackPosts rehearsing(Clients clients, String table) {
    return new SlackPosts(
        new SlackWebhook(
            new SecretText(clients.secretsManager(), "rehearsal"),
            (_, _) -> SlackWebhook.Answer.OK,
            Pause.NONE),
        DynamoClaims.ofSlack(clients.dynamoDb(), table),
        InstantSource.fixed(Instant.EPOCH),
        () -> "rehearsal");
  }

  /// Returns the webhook whose URL a secret holds; the secret is read at the first message.
  static SlackWebhook webhook(Clients clients, String secretArn) {
    return new SlackWebhook(
        new SecretText(clients.secretsManager(), secretArn),
        HttpClient.newBuilder().connectTimeout(CONNECT).build(),
        new SleepingPause());
  }
}
