package io.labelguard.core.report.message;

import io.labelguard.core.report.text.Escaped;
import io.labelguard.policy.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The parts of one SNS message that publishes an alert.
///
/// @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a> for the
///     limits of message and subject
/// @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html">Subscribe</a> for
///     the protocols
public final class SnsMessage {

  private static final int SUBJECT_LIMIT = 99;

  /// The protocols whose subscribers are programs.
  private static final List<String> PROGRAMS =
      List.of("email-json", "http", "https", "lambda", "sqs");

  private SnsMessage() {}

  /// Returns the body under `MessageStructure=json`, a text for each protocol: plain text for
  /// e-mail and by default, a short text for phones, the alert's JSON for programs.
  public static String of(AlertBounds.Fitting fitting) {
    String text = AlertText.of(fitting.forPeople());
    String json = AlertJson.line(fitting.forPrograms());
    return JsonWriter.object(
        out -> {
          out.text("default", text).text("email", text);
          out.text("sms", SmsText.of(fitting.forPeople()));
          PROGRAMS.forEach(protocol -> out.text(protocol, json));
        });
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
