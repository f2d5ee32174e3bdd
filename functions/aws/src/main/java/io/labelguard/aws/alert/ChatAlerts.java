package io.labelguard.aws.alert;

import io.labelguard.aws.AwsCalls;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.ChatNotification;
import software.amazon.awssdk.services.sns.SnsClient;

/// Publishes alerts to the SNS topic from which Amazon Q Developer posts to chat. Its messages have
/// no other form than the notification.
public final class ChatAlerts implements Alerts {

  private final AlertTopic topic;

  public ChatAlerts(SnsClient sns, String topicArn) {
    this.topic = new AlertTopic(sns, topicArn);
  }

  @Override
  public void publish(Alert alert) {
    send(alert);
  }

  /// Publishes one alert and returns the answer of SNS.
  public Receipt send(Alert alert) {
    return AwsCalls.of(
        "publish the alert \"" + alert.subject() + "\" (" + alert.id() + ") for chat",
        () -> topic.publish(alert, ask -> ask.message(ChatNotification.of(alert))));
  }
}
