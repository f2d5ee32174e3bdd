package io.labelguard.core.report;

import io.labelguard.policy.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/// The parts of one SNS message that publishes an alert.
///
/// @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a> for the
///     limits of message and subject
public final class SnsMessage {

  private static final int SUBJECT_LIMIT = 99;

  private SnsMessage() {}

  /// Returns the body under `MessageStructure=json`: plain text by default (e-mail), the alert's
  /// JSON for functions and queues, a chat notification for https.
  public static String of(AlertBounds.Fitting fitting) {
    String json = AlertJson.line(fitting.forPrograms());
    return JsonWriter.object(
        out ->
            out.text("default", AlertText.of(fitting.forPeople()))
                .text("lambda", json)
                .text("sqs", json)
                .text("https", ChatNotification.of(fitting.forPeople())));
  }

  /// Returns the size of the body as SNS counts it, in bytes.
  public static int size(AlertBounds.Fitting fitting) {
    return of(fitting).getBytes(StandardCharsets.UTF_8).length;
  }

  /// Returns a text as a subject: SNS accepts printable ASCII that begins with a letter, digit or
  /// punctuation mark, under 100 characters and without line breaks.
  public static String subject(String text) {
    String ascii = Escaped.ascii(text.strip().replace("…", "..."));
    String subject = ascii.isEmpty() ? "Labelguard" : ascii;
    return subject.length() <= SUBJECT_LIMIT
        ? subject
        : subject.substring(0, SUBJECT_LIMIT - 3) + "...";
  }
}
