package io.labelguard.aws.alert;

import io.labelguard.core.report.Alert;
import io.labelguard.core.report.AlertJson;
import io.labelguard.core.report.AlertText;
import io.labelguard.core.report.ChatNotification;
import io.labelguard.policy.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/// The body of one SNS message under `MessageStructure=json`: plain text by default (e-mail), the
/// alert's JSON for functions and queues, a chat notification for https.
final class SnsMessage {

  private SnsMessage() {}

  static String of(Alert alert) {
    String json = AlertJson.line(alert);
    return JsonWriter.object(
        out ->
            out.text("default", AlertText.of(alert))
                .text("lambda", json)
                .text("sqs", json)
                .text("https", ChatNotification.of(alert)));
  }

  /// Returns the size that SNS counts, in bytes.
  static int size(Alert alert) {
    return of(alert).getBytes(StandardCharsets.UTF_8).length;
  }
}
