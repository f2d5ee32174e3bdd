package io.labelguard.lambda.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/// Turns what the topic tells into the JSON of a Slack message: an alert of the guard, an alarm of
/// CloudWatch, or any other text.
///
/// Text from outside stands in plain-text objects, policies between code fences (elsewhere Slack
/// would eat their `*`), and both escaped.
public final class SlackMessage {

  /// Slack takes 50 blocks; a message of that length is not read.
  private static final int FINDINGS = 10;

  private static final ObjectMapper JSON = new ObjectMapper();

  private SlackMessage() {}

  /// Returns the message for the text of one SNS message and its subject.
  public static String of(String subject, String text) {
    var told = parsed(text);
    if ("alert".equals(told.path("type").asText())) {
      return alert(told);
    }
    if (told.hasNonNull("AlarmName")) {
      return alarm(told);
    }
    return new Blocks(subject.isBlank() ? "Labelguard" : subject).text(text).json();
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  private static String alert(JsonNode alert) {
    var blocks = new Blocks(alert.path("subject").asText("Labelguard"));
    blocks.text(where(alert));
    var findings = alert.path("findings");
    for (var i = 0; i < Math.min(FINDINGS, findings.size()); i++) {
      finding(findings.get(i), blocks);
    }
    if (findings.size() > FINDINGS) {
      blocks.text(
          "And "
              + (findings.size() - FINDINGS)
              + " more findings: the e-mail and the log of the function have them all.");
    }
    if (alert.has("applied")) {
      applied(alert.path("applied"), blocks);
    }
    alert.path("notes").forEach(note -> blocks.text(note.asText()));
    if (alert.path("source").isTextual()) {
      blocks.text("For the source of the policy, the statements as they must be:");
      blocks.preformatted(alert.path("source").asText());
    }
    return blocks.context("Alert " + alert.path("id").asText("without an id")).json();
  }

  private static String where(JsonNode alert) {
    var lines = new ArrayList<String>();
    lines.add(
        "Account " + alert.path("account").asText("?") + ", " + alert.path("region").asText("?"));
    var event = alert.path("event");
    if (event.isObject()) {
      lines.add(
          event.path("call").asText("A change")
              + " by "
              + event.path("actor").asText("an unknown caller")
              + " at "
              + event.path("time").asText("an unknown time"));
      add("from ", event.path("sourceIp"), lines);
      add("with ", event.path("userAgent"), lines);
    }
    return String.join(", ", lines) + ".";
  }

  private static void add(String word, JsonNode value, List<String> lines) {
    if (value.isTextual()) {
      lines.add(word + value.asText());
    }
  }

  private static void finding(JsonNode finding, Blocks blocks) {
    blocks.divider();
    blocks.text(
        finding.path("check").asText("?")
            + " ("
            + finding.path("severity").asText("?")
            + "): "
            + finding.path("message").asText());
    var fix = finding.path("fix");
    if (fix.path("diff").isTextual()) {
      blocks.preformatted(fix.path("diff").asText());
    }
    fix.path("reasons").forEach(reason -> blocks.text(reason.asText()));
  }

  private static void applied(JsonNode applied, Blocks blocks) {
    var target =
        applied.has("team")
            ? "Team " + applied.path("team").asText()
            : "Bucket " + applied.path("bucket").asText("?");
    blocks.divider();
    blocks.text(target + ": " + applied.path("outcome").asText("unknown") + ".");
    for (var diff : List.of("diff", "since")) {
      if (applied.path(diff).isTextual()) {
        blocks.preformatted(applied.path(diff).asText());
      }
    }
    applied.path("reasons").forEach(reason -> blocks.text(reason.asText()));
  }

  private static String alarm(JsonNode alarm) {
    return new Blocks(
            alarm.path("NewStateValue").asText("ALARM") + ": " + alarm.path("AlarmName").asText())
        .text(alarm.path("AlarmDescription").asText("No description."))
        .text(alarm.path("NewStateReason").asText("No reason given."))
        .context(
            "Account "
                + alarm.path("AWSAccountId").asText("?")
                + ", "
                + alarm.path("Region").asText("?")
                + ", "
                + alarm.path("StateChangeTime").asText("?"))
        .json();
  }
}
