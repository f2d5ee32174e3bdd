package io.labelguard.aws.alert;

import io.labelguard.aws.AwsCalls;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertBounds;
import io.labelguard.core.report.message.SnsMessage;
import software.amazon.awssdk.services.sns.SnsClient;

/// Publishes alerts to an SNS topic, each protocol in its own form.
public final class SnsAlerts implements Alerts {

  /// SNS takes 262,144 bytes, the attributes counted too; some room is kept.
  private static final int MESSAGE_LIMIT = 250_000;

  private final AlertTopic topic;
  private final AlertBounds bounds = new AlertBounds(MESSAGE_LIMIT, SnsMessage::size);

  public SnsAlerts(SnsClient sns, String topicArn) {
    this.topic = new AlertTopic(sns, topicArn);
  }

  @Override
  public void publish(Alert alert) {
    send(alert);
  }

  /// Publishes one alert and returns the answer of SNS.
  public Receipt send(Alert alert) {
    String message = SnsMessage.of(bounds.within(alert));
    return AwsCalls.of(
        "publish the alert \"" + alert.subject() + "\" (" + alert.id() + ")",
        () -> topic.publish(alert, ask -> ask.message(message).messageStructure("json")));
  }
}
