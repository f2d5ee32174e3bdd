package io.labelguard.core.report.slack;

import io.labelguard.core.report.NameList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns what the topic publishes into the JSON of a Slack message: an alert of the guard, an alarm
/// of CloudWatch, or any other text.
///
/// Text from outside is put in plain-text objects, policies between code fences (elsewhere Slack
/// would drop their `*`), and both are escaped.
public final class SlackMessage {

  /// Slack takes 50 blocks; a message of that length is not read.
  private static final int CAUSES = 10;

  private static final int JOBS = 10;

  private SlackMessage() {}

  /// Returns the message for the text of one SNS message and its subject.
  public static String of(String subject, String text) {
    Published published = Published.read(text);
    if (published.text("type", "").equals("alert")) {
      return alert(published);
    }
    if (published.has("AlarmName")) {
      return alarm(published);
    }
    return new Blocks(subject.isBlank() ? "Labelguard" : subject).text(text).json();
  }

  private static String alert(Published alert) {
    Blocks blocks = new Blocks(alert.text("subject", "Labelguard"));
    blocks.text(where(alert));
    List<List<Published>> causes = causes(alert.items("findings"));
    causes.stream().limit(CAUSES).forEach(cause -> cause(cause, blocks));
    if (causes.size() > CAUSES) {
      blocks.text("And " + (causes.size() - CAUSES) + " more causes: the e-mail has them.");
    }
    if (alert.has("applied")) {
      applied(alert.at("applied"), blocks);
    }
    alert.texts("notes").forEach(blocks::text);
    alert
        .text("source")
        .ifPresent(
            source -> {
              blocks.text(
                  "For the template or code that this policy comes from, the statements after the"
                      + " fix:");
              blocks.preformatted(source);
            });
    return blocks.context("Alert " + alert.text("id", "without an id")).json();
  }

  private static String where(Published alert) {
    List<String> parts = new ArrayList<>();
    parts.add("Account " + alert.text("account", "?") + ", " + alert.text("region", "?"));
    if (alert.has("event")) {
      Published event = alert.at("event");
      parts.add(
          event.text("call", "A change")
              + " by "
              + event.text("actor", "an unknown caller")
              + " at "
              + event.text("time", "an unknown time"));
      event.text("sourceIp").ifPresent(address -> parts.add("from " + address));
      event.text("userAgent").ifPresent(agent -> parts.add("with " + agent));
    }
    return String.join(", ", parts) + ".";
  }

  /// Findings that differ only in the labeling job are one cause.
  private static List<List<Published>> causes(List<Published> findings) {
    Map<List<Object>, List<Published>> alike = new LinkedHashMap<>();
    findings.forEach(
        finding -> alike.computeIfAbsent(key(finding), _ -> new ArrayList<>()).add(finding));
    return List.copyOf(alike.values());
  }

  private static List<Object> key(Published finding) {
    List<Object> key = new ArrayList<>();
    for (String name : List.of("check", "severity", "bucket", "team", "path")) {
      key.add(finding.text(name, ""));
    }
    key.add(finding.texts("actions"));
    finding
        .items("statements")
        .forEach(statement -> key.add(statement.number("index") + statement.text("sid", "")));
    return List.copyOf(key);
  }

  private static void cause(List<Published> findings, Blocks blocks) {
    Published finding = findings.getFirst();
    blocks.divider();
    blocks.text(
        finding.text("check", "?")
            + " ("
            + finding.text("severity", "?")
            + "): "
            + finding.text("message", ""));
    List<String> others =
        findings.stream().skip(1).flatMap(other -> other.text("job").stream()).distinct().toList();
    if (!others.isEmpty()) {
      blocks.text("The same for labeling jobs: " + NameList.of(others, JOBS));
    }
    Published fix = finding.at("fix");
    fix.text("diff").ifPresent(blocks::preformatted);
    fix.texts("reasons").forEach(blocks::text);
  }

  private static void applied(Published applied, Blocks blocks) {
    String target =
        applied.has("team")
            ? "Team " + applied.text("team", "")
            : "Bucket " + applied.text("bucket", "?");
    blocks.divider();
    blocks.text(target + ": " + applied.text("outcome", "unknown") + ".");
    applied.text("diff").ifPresent(blocks::preformatted);
    applied.text("since").ifPresent(blocks::preformatted);
    applied.texts("reasons").forEach(blocks::text);
  }

  private static String alarm(Published alarm) {
    return new Blocks(alarm.text("NewStateValue", "ALARM") + ": " + alarm.text("AlarmName", ""))
        .text(alarm.text("AlarmDescription", "No description."))
        .text(alarm.text("NewStateReason", "No reason given."))
        .context(
            "Account "
                + alarm.text("AWSAccountId", "?")
                + ", "
                + alarm.text("Region", "?")
                + ", "
                + alarm.text("StateChangeTime", "?"))
        .json();
  }
}
