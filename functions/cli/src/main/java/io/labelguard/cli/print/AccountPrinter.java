package io.labelguard.cli.print;

import io.labelguard.cli.account.Delivery;
import io.labelguard.cli.account.ReceivedMessage;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.report.FixOutcomeJson;
import io.labelguard.core.report.OpenPoints;
import io.labelguard.local.message.PutEvent;
import io.labelguard.local.message.SentMessage;
import io.labelguard.policy.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Prints the deliveries, fixes and messages of a guarded account: a line for each problem, or all
/// of it with details.
public final class AccountPrinter {

  private static final String RULE = "    | ";

  private final Console console;
  private final FindingPrinter findings;
  private final boolean details;

  /// @param details whether findings, diffs and policies are printed in full
  public AccountPrinter(Console console, boolean details) {
    this.console = console;
    this.findings = new FindingPrinter(console);
    this.details = details;
  }

  /// Prints the outcome of an event with its findings.
  ///
  /// @param type `event`, or `raised` for the event of Labelguard's own write
  public void delivery(String type, Optional<Delivery.Source> source, Delivery delivery) {
    if (console.json()) {
      console.jsonLine(delivery.line(type, source));
    } else if (source.isEmpty() && delivery.result() == Delivery.Result.NOTHING && !details) {
      console.line("  the event of that write: nothing to do");
    } else {
      console.line(
          console.style(
                  "bold",
                  Console.safe(
                      source.map(Delivery.Source::words).orElse("the event of that write")))
              + "  "
              + Console.safe(
                  delivery.about().call().orElse("?")
                      + " "
                      + delivery.about().resource().orElse("")
                      + " -> "
                      + delivery.rule().orElse("no rule")));
      console.hanging("  ", delivery.result().text() + ": " + Console.safe(delivery.reason()));
    }
    findings(delivery.findings());
  }

  /// Prints the outcome of a sweep with its findings.
  public void sweep(Outcome outcome) {
    if (console.json()) {
      console.jsonLine(
          JsonWriter.object(
              out ->
                  out.text("type", "sweep")
                      .text("outcome", outcome.result().text())
                      .text("reason", outcome.reason())));
    } else {
      console.line(console.style("bold", "sweep"));
      console.hanging("  ", outcome.result().text() + ": " + Console.safe(outcome.reason()));
    }
    findings(outcome.findings());
  }

  /// Prints findings: what is wrong with the same thing in one line, or each in full.
  public void findings(List<Finding> found) {
    if (console.json() || details) {
      found.forEach(findings::print);
    } else {
      OpenPoints.sentences(found).forEach(line -> console.hanging("  ! ", Console.safe(line)));
    }
  }

  /// Prints the outcome of a fix.
  public void fix(FixOutcome fix) {
    if (console.json()) {
      console.jsonLine(FixOutcomeJson.line(fix));
      return;
    }
    console.hanging(
        "  ",
        fix.write().map(write -> write.purpose().words()).orElse("fix")
            + " of "
            + Console.safe(fix.target().words())
            + ": "
            + console.style(
                switch (fix.result()) {
                  case APPLIED -> "bold,green";
                  case NOT_APPLIED -> "yellow";
                  case CANNOT_TELL -> "bold,red";
                },
                fix.result().text())
            + fix.reasons().stream()
                .map(reason -> ". " + Console.safe(reason).replaceFirst("[.]$", ""))
                .reduce("", String::concat));
    if (details) {
      fix.diff().ifPresent(findings::diff);
      fix.since().ifPresent(findings::diff);
      fix.readBack().ifPresent(this::readBack);
    }
  }

  private void readBack(String text) {
    console.line("  read back:");
    Console.safeLines(text).lines().forEach(line -> console.line("    " + line));
  }

  /// Prints a message about as it looks where it arrives.
  public void inFull(ReceivedMessage message) {
    if (console.json()) {
      console.jsonLine(message.line());
      return;
    }
    switch (message) {
      case ReceivedMessage.Sns(SentMessage sent) -> {
        console.line(
            console.style("bold", "  E-mail: ")
                + Console.safe(sent.subject().orElse("(no subject)")));
        ruled(sent.textFor("email").lines().toList());
      }
      case ReceivedMessage.AmazonQ(SentMessage sent) -> {
        console.line(console.style("bold", "  Amazon Q message:"));
        ruled(MessagePreview.json(sent.message()));
      }
      case ReceivedMessage.Event(PutEvent event) -> {
        console.line(console.style("bold", "  Event:"));
        ruled(MessagePreview.json(event.detail()));
      }
      case ReceivedMessage.Slack(String body) -> {
        console.line(console.style("bold", "  Slack message:"));
        for (String line : MessagePreview.slack(body)) {
          console.line(RULE + Console.safe(line));
        }
      }
    }
  }

  private void ruled(List<String> lines) {
    lines.forEach(line -> console.line((RULE + Console.safe(line)).stripTrailing()));
  }

  /// Prints messages, as text only their headlines, each once.
  public void inShort(List<ReceivedMessage> messages) {
    if (console.json()) {
      messages.forEach(message -> console.jsonLine(message.line()));
      return;
    }
    Map<String, Set<String>> receivers = new LinkedHashMap<>();
    for (ReceivedMessage message : messages) {
      receivers
          .computeIfAbsent(headline(message), _ -> new LinkedHashSet<>())
          .add(
              switch (message) {
                case ReceivedMessage.Sns _ -> "E-mail";
                case ReceivedMessage.AmazonQ _ -> "Amazon Q";
                case ReceivedMessage.Event _ -> "Event";
                case ReceivedMessage.Slack _ -> "Slack";
              });
    }
    receivers.forEach(
        (headline, all) -> console.line("  " + String.join(", ", all) + ": " + headline));
  }

  private static String headline(ReceivedMessage message) {
    return Console.safe(
        switch (message) {
          case ReceivedMessage.Sns(SentMessage sent) -> sent.subject().orElse("(no subject)");
          case ReceivedMessage.AmazonQ(SentMessage sent) -> sent.subject().orElse("");
          case ReceivedMessage.Event(PutEvent event) -> event.source() + ", " + event.detailType();
          case ReceivedMessage.Slack(String body) -> MessagePreview.slackHeadline(body);
        });
  }
}
