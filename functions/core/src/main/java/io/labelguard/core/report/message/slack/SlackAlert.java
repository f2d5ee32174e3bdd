package io.labelguard.core.report.message.slack;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.report.OwnFix;
import io.labelguard.core.report.link.Link;
import io.labelguard.core.report.text.Commands;
import io.labelguard.core.report.text.Quantity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Renders an alert: at most ten blocks and 2,000 characters, whatever the number of jobs.
///
/// Names from outside stand in code, sentences with them in plain text, lines of a policy between
/// code fences: none can mention a person, link or format.
final class SlackAlert {

  private static final int WHO = 280;
  private static final int WHY = 330;
  private static final int JOBS = 5;
  private static final int CHANGED = 260;
  private static final int OPEN = 160;
  private static final int REMARK = 160;
  private static final int NAME = 63;
  private static final int COMMAND = 300;
  private static final String SEPARATOR = " | ";

  private final Published alert;
  private final Published report;
  private final Published worst;

  SlackAlert(Published alert) {
    this.alert = alert;
    this.report = alert.at("report");
    List<Published> causes = report.items("causes");
    this.worst = causes.isEmpty() ? report.at("none") : causes.getFirst();
  }

  String json() {
    String headline = alert.text("subject", "Labelguard");
    Blocks blocks = new Blocks(headline, mark());
    who().ifPresent(blocks::mrkdwn);
    if (!isDone()) {
      blocks.text(why(), WHY);
    }
    risk().ifPresent(blocks::mrkdwn);
    fix(blocks);
    open().ifPresent(blocks::mrkdwn);
    if (!isOwnFix("requested") || !worst.at("fix").text("status", "").equals("proven")) {
      report.texts("remarks").stream().limit(1).forEach(remark -> blocks.text(remark, REMARK));
    }
    return blocks.context(context()).json();
  }

  /// Whether something was written, so that what was wrong before is no longer true.
  private boolean isDone() {
    return alert.at("applied").text("outcome", "").equals("applied");
  }

  private boolean isOwnFix(String what) {
    return report.text("ownFix", "").equals(what);
  }

  private String mark() {
    if (alert.text("outcome", "").equals("resolved")) {
      return "\uD83D\uDFE2";
    }
    String outcome = alert.at("applied").text("outcome", "");
    return switch (outcome) {
      case "applied" -> "\uD83D\uDFE2";
      case "" ->
          switch (report.text("severity", "")) {
            case "critical" -> "\uD83D\uDD34";
            case "high" -> "\uD83D\uDFE0";
            case "medium" -> "\uD83D\uDFE1";
            default -> "\u26AA";
          };
      default -> "\uD83D\uDFE0";
    };
  }

  private Optional<String> who() {
    if (!report.has("change")) {
      return Optional.empty();
    }
    Published change = report.at("change");
    return Optional.of(
            SlackText.code(change.text("call", "A change"), NAME)
                + " by *"
                + SlackText.code(change.text("who", "someone"), NAME)
                + "* "
                + date(change.text("time", ""))
                + change
                    .text("client")
                    .map(client -> ", with " + SlackText.code(client, 40))
                    .orElse("")
                + change.text("from").map(from -> ", from " + SlackText.code(from, 40)).orElse(""))
        .map(text -> text.length() <= WHO ? text : text.substring(0, text.indexOf("* ") + 1));
  }

  /// Returns a time that Slack shows in the reader's own zone.
  private static String date(String time) {
    try {
      Instant at = Instant.parse(time);
      return "<!date^"
          + at.getEpochSecond()
          + "^{date_short_pretty} {time}|"
          + at.toString().replace('T', ' ')
          + ">";
    } catch (DateTimeException _) {
      return "at an unknown time";
    }
  }

  private String why() {
    String decided =
        worst.items("decidedBy").stream()
            .limit(2)
            .map(
                statement ->
                    statement.text("sentence", "")
                        + statement.text("because").map(text -> " " + text + ".").orElse(""))
            .collect(Collectors.joining(" "));
    return decided.isEmpty()
        ? alert.items("findings").stream()
            .limit(1)
            .map(finding -> finding.text("message", ""))
            .collect(Collectors.joining())
        : decided;
  }

  private Optional<String> risk() {
    List<String> fixed = report.texts("fixed");
    if (!fixed.isEmpty()) {
      return Optional.of("*Fixed*\n" + names(fixed));
    }
    List<String> lines = new ArrayList<>();
    for (Published job : worst.items("jobs").stream().limit(JOBS).toList()) {
      String left = job.number("left");
      lines.add(
          SlackText.code(job.text("name", "?"), NAME)
              + (left.isEmpty()
                  ? ""
                  : " " + grouped(left) + " of " + grouped(job.number("total")) + " left"));
    }
    String count = worst.number("jobCount");
    int more = count.matches("[0-9]{1,9}") ? Integer.parseInt(count) - lines.size() : 0;
    if (more > 0) {
      lines.add("and " + more + " more");
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of("*At risk*\n" + String.join("\n", lines));
  }

  private static String grouped(String number) {
    return number.matches("[0-9]{1,18}") ? Quantity.grouped(Long.parseLong(number)) : number;
  }

  private static String names(List<String> names) {
    String listed =
        names.stream()
            .limit(JOBS)
            .map(name -> SlackText.code(name, NAME))
            .collect(Collectors.joining(", "));
    return names.size() > JOBS ? listed + " and " + (names.size() - JOBS) + " more" : listed;
  }

  private void fix(Blocks blocks) {
    Published applied = alert.at("applied");
    if (alert.has("applied")) {
      if (isDone() && applied.has("bucket")) {
        blocks.mrkdwn("*Undo*");
        pasted(Commands.undo(applied.text("bucket", ""), applied.text("id", "")), blocks);
      } else {
        applied.texts("reasons").stream().limit(1).forEach(why -> blocks.text(why, REMARK));
      }
      return;
    }
    Published fix = worst.at("fix");
    String changed = String.join("\n", fix.texts("changed"));
    switch (fix.text("status", "")) {
      case "proven" -> {
        blocks.preformatted(changed, CHANGED);
        command(fix, blocks);
      }
      case "proposed" -> {
        blocks.preformatted(changed, CHANGED);
        if (!isBeingFixed()) {
          fix.texts("steps").stream()
              .limit(1)
              .forEach(step -> blocks.text("Suggestion: " + step, WHY));
        }
      }
      default -> fix.texts("steps").stream().limit(1).forEach(step -> blocks.text(step, WHY));
    }
  }

  /// Whether Labelguard itself is fixing the worst cause, though the fix is not proven: the remark
  /// says so.
  private boolean isBeingFixed() {
    List<String> checks = worst.texts("checks");
    return isOwnFix("requested")
        && Stream.of(CheckId.values())
            .filter(OwnFix::isMadeFor)
            .anyMatch(check -> checks.contains(check.text()));
  }

  private void command(Published fix, Blocks blocks) {
    if (isOwnFix("requested")) {
      blocks.mrkdwn(
          "*Labelguard is applying this proven fix.* A second message reports the result; do not"
              + " apply it by hand.");
      return;
    }
    String fingerprint = fix.text("fingerprint", "");
    blocks.mrkdwn(
        isOwnFix("forbidden")
            ? "*Proven fix, which Labelguard itself must not write.* Read the reason below first."
            : "*Proven fix, not written.* To write it:");
    pasted(
        fix.text("command", "labelguard audit")
            + (fingerprint.length() < 12 ? "" : " --apply " + fingerprint.substring(0, 12)),
        blocks);
  }

  /// Writes a command as it is pasted, with its options. One with a backquote or with more than
  /// fits would not be the same command in Slack.
  private void pasted(String command, Blocks blocks) {
    String options = alert.text("options", "");
    String whole = command + options;
    blocks.preformatted(
        whole.contains("`") || whole.length() > COMMAND
            ? "labelguard audit" + (options.contains("`") || options.length() > NAME ? "" : options)
            : whole);
  }

  private Optional<String> open() {
    List<String> points = report.texts("stillOpen");
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "*Still open*\n"
                + SlackText.code(
                    points.getFirst()
                        + (points.size() > 1 ? " and " + (points.size() - 1) + " more" : ""),
                    OPEN));
  }

  private String context() {
    String about =
        SlackText.code(
            alert.text("account", "?")
                + " "
                + alert.text("region", "?")
                + " "
                + alert.text("id", "?"),
            80);
    List<String> parts = new ArrayList<>();
    int room = Blocks.CONTEXT - about.length();
    for (String link : links()) {
      room -= link.length() + SEPARATOR.length();
      if (room >= 0) {
        parts.add(link);
      }
    }
    parts.add(about);
    return String.join(SEPARATOR, parts);
  }

  /// Returns the pages that help, and the command for what has no page.
  private List<String> links() {
    List<String> links = new ArrayList<>();
    for (Published link : report.items("links")) {
      String url = link.text("url", "");
      if (url.startsWith("https://") && !url.matches(".*[<>|\\s].*") && url.length() <= 200) {
        links.add(
            "<" + SlackText.link(url) + "|" + SlackText.line(link.text("name", "?"), 20) + ">");
      }
    }
    if (report.items("links").stream()
        .noneMatch(link -> new Link(link.text("name", ""), "").isOfACheck())) {
      worst.texts("checks").stream()
          .limit(1)
          .forEach(check -> links.add(SlackText.code("labelguard explain " + check, 40)));
    }
    return links;
  }
}
