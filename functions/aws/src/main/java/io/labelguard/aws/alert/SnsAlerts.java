package io.labelguard.aws.alert;

import io.labelguard.core.port.Alerts;
import io.labelguard.core.report.Alert;
import io.labelguard.core.report.AlertParts;
import io.labelguard.core.report.Escaped;
import software.amazon.awssdk.services.sns.SnsClient;

/// Publishes alerts to an SNS topic, each receiver in its own form.
///
/// @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a> for the
///     limits of message and subject
public final class SnsAlerts implements Alerts {

  /// SNS takes 262,144 bytes, topic ARN and subject not counted; some room is kept.
  private static final int MESSAGE_LIMIT = 250_000;

  private static final int SUBJECT_LIMIT = 99;

  private final SnsClient sns;
  private final String topicArn;
  private final AlertParts parts = new AlertParts(MESSAGE_LIMIT, SnsMessage::size);

  public SnsAlerts(SnsClient sns, String topicArn) {
    this.sns = sns;
    this.topicArn = topicArn;
  }

  @Override
  public void publish(Alert alert) {
    String subject = subject(alert.subject());
    for (Alert part : parts.of(alert)) {
      sns.publish(
          ask ->
              ask.topicArn(topicArn)
                  .subject(subject)
                  .message(SnsMessage.of(part))
                  .messageStructure("json"));
    }
  }

  /// SNS takes printable ASCII that begins with a letter, digit or punctuation mark, and no line
  /// breaks.
  static String subject(String subject) {
    StringBuilder ascii = new StringBuilder();
    Escaped.line(subject)
        .strip()
        .replace("…", "...")
        .codePoints()
        .forEach(each -> ascii.append(each < 0x7f ? (char) each : '?'));
    String text = ascii.isEmpty() ? "Labelguard" : ascii.toString();
    return text.length() <= SUBJECT_LIMIT ? text : text.substring(0, SUBJECT_LIMIT - 3) + "...";
  }
}
