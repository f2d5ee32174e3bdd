package io.labelguard.core.report.message;

import io.labelguard.core.report.text.Escaped;
import java.util.stream.Stream;

/// Writes an alert as one text message for phones: the headline and, where there is room, the
/// command that shows the fix.
///
/// A text message has room for 160 characters of GSM 03.38, or for 70 where one character is not
/// in it. So every character here is in it.
///
/// @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sms_sending-overview.html">Mobile text
///     messaging with Amazon SNS</a>
public final class SmsText {

  /// The longest text, in characters; SNS may put a sender before it.
  static final int LIMIT = 140;

  private SmsText() {}

  /// Returns the text.
  public static String of(Alert alert) {
    String headline = cut(plain(alert.subject()));
    return Stream.concat(AlertCommand.fix(alert).stream(), AlertCommand.fixHere(alert).stream())
        .map(command -> headline + "\n" + command)
        .filter(whole -> whole.length() <= LIMIT)
        .findFirst()
        .orElse(headline);
  }

  private static String cut(String plain) {
    return plain.length() <= LIMIT ? plain : plain.substring(0, LIMIT - 3) + "...";
  }

  /// Returns printable ASCII without the characters that GSM 03.38 lacks or counts twice.
  private static String plain(String text) {
    return Escaped.ascii(text.strip())
        .replace('`', '\'')
        .replace('[', '(')
        .replace(']', ')')
        .replace('{', '(')
        .replace('}', ')')
        .replace('\\', '/')
        .replace('|', '/')
        .replace('^', '-')
        .replace('~', '-');
  }
}
