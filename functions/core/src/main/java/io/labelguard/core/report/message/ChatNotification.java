package io.labelguard.core.report.message;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.report.NextStep;
import io.labelguard.core.report.link.Link;
import io.labelguard.core.report.text.Escaped;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes an alert as a custom notification for Amazon Q Developer in chat applications, which
/// posts it to Slack, Microsoft Teams or Chime.
///
/// It is the only text of a message on a topic of its own: Amazon Q Developer drops, without a
/// word, what has another form. Messages of one thread id are one thread in the channel.
///
/// Chat reads markup. Strings from outside are put in code, without backquotes, and with `&`, `<`
/// and `>` escaped, so that they can neither mention a person nor end the code.
///
/// @see <a
///     href="https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html">Custom
///     notifications</a>
public final class ChatNotification {

  private static final int TITLE = 250;
  private static final int DESCRIPTION = 3_000;
  private static final int LINE = 600;
  private static final int RESOURCES = 20;
  private static final int KEYWORDS = 20;

  private ChatNotification() {}

  /// Returns the notification as JSON, version 1.0 of that schema.
  public static String of(Alert alert) {
    return JsonWriter.object(
        out ->
            out.text("version", "1.0")
                .text("source", "custom")
                .text("id", escaped(Escaped.line(alert.id(), TITLE)))
                .object("content", content -> content(alert, content))
                .object("metadata", metadata -> metadata(alert, metadata)));
  }

  private static void content(Alert alert, JsonWriter out) {
    out.text("textType", "client-markdown")
        .text("title", escaped(Escaped.line(alert.subject(), TITLE)))
        .text("description", description(alert))
        .texts("nextSteps", nextSteps(alert))
        .texts("keywords", keywords(alert));
  }

  private static void metadata(Alert alert, JsonWriter out) {
    out.text("threadId", escaped(Escaped.line(alert.id(), TITLE)))
        .text("summary", escaped(Escaped.line(alert.subject(), TITLE)))
        .text("eventType", "labelguard-finding")
        .texts("relatedResources", resources(alert));
  }

  private static List<String> nextSteps(Alert alert) {
    String audit = "See all that is wrong: " + code(AlertCommand.audit(alert));
    return switch (AlertOutcome.of(alert)) {
      case FOUND ->
          Stream.concat(
                  AlertCommand.fix(alert).stream()
                      .map(command -> "See and apply the fix: " + code(command)),
                  Stream.of(audit))
              .toList();
      case FIXED, FIX_REMOVED, NOT_FIXED, CANNOT_TELL ->
          Stream.concat(
                  AlertCommand.history(alert).stream()
                      .map(command -> "See what was written, and undo it: " + code(command)),
                  Stream.of(audit))
              .toList();
      case RESOLVED, NOTE -> List.of(audit);
    };
  }

  private static String description(Alert alert) {
    StringBuilder text = new StringBuilder();
    text.append(code("account " + alert.account() + ", Region " + alert.region()));
    alert
        .event()
        .ifPresent(
            event ->
                text.append('\n')
                    .append(
                        code(
                            "%s at %s by %s"
                                .formatted(
                                    event.call(),
                                    event.time(),
                                    event.actor().arn().orElse("unknown")))));
    Stream.concat(
            SharedCause.of(alert.findings()).stream().map(ChatNotification::words),
            Stream.concat(
                alert.applied().stream()
                    .map(done -> "fix of " + done.target().name() + ": " + done.result().text()),
                alert.notes().stream()))
        .map(ChatNotification::code)
        .takeWhile(line -> text.length() + line.length() + 1 <= DESCRIPTION)
        .forEach(line -> text.append('\n').append(line));
    why(alert).ifPresent(why -> text.append('\n').append(why));
    return text + "\nThe e-mail and the JSON of this alert have the full text and the diffs.";
  }

  /// Returns where to read about the first check of the worst cause, of what was found and is not
  /// fixed yet.
  private static Optional<String> why(Alert alert) {
    if (AlertOutcome.of(alert) != AlertOutcome.FOUND) {
      return Optional.empty();
    }
    Optional<String> page =
        alert.report().links().stream()
            .filter(Link::isOfACheck)
            .map(link -> escaped(link.url()))
            .findFirst();
    return page.or(
            () -> alert.report().worst().map(cause -> code(NextStep.explain(cause).command())))
        .map(place -> "Read why this happens: " + place);
  }

  private static String words(SharedCause cause) {
    Finding first = cause.first();
    String others = cause.others();
    return first.severity().text()
        + " "
        + first.check().text()
        + " "
        + first.message()
        + (others.isEmpty() ? "" : " The same for labeling jobs: " + others);
  }

  private static List<String> keywords(Alert alert) {
    return alert.findings().stream()
        .map(Finding::check)
        .distinct()
        .sorted()
        .limit(KEYWORDS)
        .map(CheckId::text)
        .toList();
  }

  private static List<String> resources(Alert alert) {
    return alert.findings().stream()
        .flatMap(each -> Stream.of(each.bucket(), each.job(), each.team()))
        .flatMap(Optional::stream)
        .map(name -> escaped(Escaped.line(name, TITLE)))
        .distinct()
        .sorted()
        .limit(RESOURCES)
        .toList();
  }

  private static String code(String text) {
    return "`" + escaped(Escaped.line(text, LINE).replace('`', '\'')) + "`";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
