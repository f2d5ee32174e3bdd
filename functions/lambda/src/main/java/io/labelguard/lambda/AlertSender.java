package io.labelguard.lambda;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.alert.ChatAlerts;
import io.labelguard.aws.alert.Receipt;
import io.labelguard.aws.alert.SnsAlerts;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertJson;
import io.labelguard.core.report.message.slack.SlackMessage;
import java.time.Duration;
import java.util.Map;

/// Sends one alert to one receiver, by the classes that the functions use, and returns the answer.
/// Unlike the guard it records nothing.
///
/// Each method throws [io.labelguard.core.port.CallFailedException] where AWS does not take it.
public final class AlertSender {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Clients clients;
  private final Map<String, String> variables;

  /// @param variables the environment, which may name other endpoints
  public AlertSender(Clients clients, Map<String, String> variables) {
    this.clients = clients;
    this.variables = Map.copyOf(variables);
  }

  /// Publishes to a topic of findings.
  public Receipt toTopic(String topicArn, Alert alert) {
    return new SnsAlerts(clients.sns(), topicArn).send(alert);
  }

  /// Publishes to a topic for Amazon Q Developer.
  public Receipt toChatTopic(String topicArn, Alert alert) {
    return new ChatAlerts(clients.sns(), topicArn).send(alert);
  }

  /// Puts an event on the default event bus.
  public Receipt toEventBus(Alert alert) {
    return clients.eventBus(variables).send(alert);
  }

  /// Posts to the webhook whose URL a secret holds. Slack gives no id.
  ///
  /// @throws io.labelguard.lambda.slack.SlackRefusedException where Slack does not accept it
  /// @throws IllegalStateException where the secret holds no text
  public Receipt toSlack(String secretArn, Alert alert) {
    String message = SlackMessage.of(alert.subject(), AlertJson.line(alert));
    return AwsCalls.of(
        "read the webhook's URL from the secret " + secretArn,
        () -> new Receipt(SlackWiring.webhook(clients, secretArn).post(message, PATIENCE), ""));
  }
}
