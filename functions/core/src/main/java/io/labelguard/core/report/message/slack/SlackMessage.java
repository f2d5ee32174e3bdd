package io.labelguard.core.report.message.slack;

/// Turns what the topic publishes into the JSON of a Slack message: an alert of the guard, an alarm
/// of CloudWatch, or any other text.
///
/// Text from outside is put in plain-text objects, policies between code fences (elsewhere Slack
/// would drop their `*`), and both are escaped.
public final class SlackMessage {

  private SlackMessage() {}

  /// Returns the message for the text of one SNS message and its subject.
  public static String of(String subject, String text) {
    Published published = Published.read(text);
    if (published.text("type", "").equals("alert")) {
      return new SlackAlert(published).json();
    }
    if (published.has("AlarmName")) {
      return alarm(published);
    }
    return new Blocks(subject.isBlank() ? "Labelguard" : subject, "").text(text).json();
  }

  private static String alarm(Published alarm) {
    return new Blocks(alarm.text("NewStateValue", "ALARM") + ": " + alarm.text("AlarmName", ""), "")
        .text(alarm.text("AlarmDescription", "No description."))
        .text(alarm.text("NewStateReason", "No reason given."))
        .context(
            SlackText.line(
                "Account "
                    + alarm.text("AWSAccountId", "?")
                    + ", "
                    + alarm.text("Region", "?")
                    + ", "
                    + alarm.text("StateChangeTime", "?"),
                200))
        .json();
  }
}
