package io.labelguard.aws.alert;

import io.labelguard.aws.AwsCalls;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.report.Alert;
import io.labelguard.core.report.AlertBounds;
import io.labelguard.core.report.SnsMessage;
import software.amazon.awssdk.services.sns.SnsClient;

/// Publishes alerts to an SNS topic, each receiver in its own form.
///
/// @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
public final class SnsAlerts implements Alerts {

  /// SNS takes 262,144 bytes, topic ARN and subject not counted; some room is kept.
  private static final int MESSAGE_LIMIT = 250_000;

  private final SnsClient sns;
  private final String topicArn;
  private final AlertBounds bounds = new AlertBounds(MESSAGE_LIMIT, SnsMessage::size);

  public SnsAlerts(SnsClient sns, String topicArn) {
    this.sns = sns;
    this.topicArn = topicArn;
  }

  @Override
  public void publish(Alert alert) {
    String subject = SnsMessage.subject(alert.subject());
    String message = SnsMessage.of(bounds.within(alert));
    AwsCalls.of(
        "publish the alert \"" + alert.subject() + "\" (" + alert.id() + ")",
        () ->
            sns.publish(
                ask ->
                    ask.topicArn(topicArn)
                        .subject(subject)
                        .message(message)
                        .messageStructure("json")));
  }
}
