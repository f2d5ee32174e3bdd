package io.labelguard.cli.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.cli.account.Delivery;
import io.labelguard.cli.account.ReceivedMessage;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.report.FixOutcomeJson;
import io.labelguard.local.message.PutEvent;
import io.labelguard.local.message.SentMessage;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.Optional;

/// Prints the deliveries, fixes and messages of a guarded account.
public final class AccountPrinter {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Console console;
  private final FindingPrinter findings;

  public AccountPrinter(Console console) {
    this.console = console;
    this.findings = new FindingPrinter(console);
  }

  /// Prints the outcome of an event with its findings.
  ///
  /// @param type `event`, or `raised` for the event of Labelguard's own write
  public void delivery(String type, Optional<Delivery.Source> source, Delivery delivery) {
    head(type, source, delivery);
    delivery.findings().forEach(findings::print);
  }

  /// Prints the outcome of an event, as text without the findings.
  public void deliveryInShort(String type, Optional<Delivery.Source> source, Delivery delivery) {
    if (console.json()) {
      delivery(type, source, delivery);
    } else {
      head(type, source, delivery);
    }
  }

  private void head(String type, Optional<Delivery.Source> source, Delivery delivery) {
    if (console.json()) {
      console.jsonLine(delivery.line(type, source));
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
      console.line("  " + delivery.result().text() + ": " + Console.safe(delivery.reason()));
    }
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
      console.line("  " + outcome.result().text() + ": " + Console.safe(outcome.reason()));
    }
    outcome.findings().forEach(findings::print);
  }

  /// Prints the outcome of a fix.
  public void fix(FixOutcome fix) {
    fixInShort(fix);
    if (!console.json()) {
      diffs(fix);
      fix.readBack().ifPresent(this::readBack);
    }
  }

  /// Prints the outcome of a fix, as text without the policy that was read back if that is what the
  /// diff shows.
  public void fixAsWritten(FixOutcome fix) {
    if (fix.result() != FixOutcome.Result.APPLIED) {
      fix(fix);
      return;
    }
    fixInShort(fix);
    if (!console.json()) {
      diffs(fix);
    }
  }

  /// Prints the outcome of a fix, as text without the policy.
  public void fixInShort(FixOutcome fix) {
    if (console.json()) {
      console.jsonLine(FixOutcomeJson.line(fix));
      return;
    }
    console.line(
        "  "
            + fix.write().map(write -> write.purpose().words()).orElse("fix")
            + " of "
            + Console.safe(fix.target().words())
            + ": "
            + console.style(
                switch (fix.result()) {
                  case APPLIED -> "bold,green";
                  case NOT_APPLIED -> "yellow";
                  case CANNOT_TELL -> "bold,red";
                },
                fix.result().text()));
    fix.reasons().forEach(reason -> console.line("    - " + Console.safe(reason)));
  }

  private void diffs(FixOutcome fix) {
    fix.diff().ifPresent(findings::diff);
    fix.since().ifPresent(findings::diff);
  }

  private void readBack(String text) {
    console.line("  read back:");
    Console.safeLines(text).lines().forEach(line -> console.line("    " + line));
  }

  /// Prints messages as they were received.
  public void messages(List<ReceivedMessage> messages) {
    for (ReceivedMessage message : messages) {
      if (console.json()) {
        console.jsonLine(message.line());
        continue;
      }
      switch (message) {
        case ReceivedMessage.Sns(SentMessage sent) -> {
          console.line(
              console.style("bold", "  SNS message: ")
                  + Console.safe(sent.subject().orElse("(no subject)")));
          Console.safeLines(sent.textFor("email"))
              .lines()
              .forEach(line -> console.line("    | " + line));
        }
        case ReceivedMessage.AmazonQ(SentMessage sent) ->
            preformatted("Amazon Q message", sent.message());
        case ReceivedMessage.Event(PutEvent event) -> preformatted("Event", event.detail());
        case ReceivedMessage.Slack(String body) -> {
          console.line(console.style("bold", "  Slack message:"));
          Console.safeLines(tree(body).toPrettyString())
              .lines()
              .forEach(line -> console.line("    | " + line));
        }
      }
    }
  }

  private void preformatted(String what, String json) {
    console.line(console.style("bold", "  " + what + ":"));
    Console.safeLines(tree(json).toPrettyString())
        .lines()
        .forEach(line -> console.line("    | " + line));
  }

  /// Prints a message, as text only its subject.
  public void inShort(ReceivedMessage message) {
    if (console.json()) {
      console.jsonLine(message.line());
    } else {
      subject(message);
    }
  }

  /// Prints in one line that a message was received.
  private void subject(ReceivedMessage message) {
    switch (message) {
      case ReceivedMessage.Sns(SentMessage sent) ->
          console.line("  SNS message: " + Console.safe(sent.subject().orElse("(no subject)")));
      case ReceivedMessage.AmazonQ(SentMessage sent) ->
          console.line("  Amazon Q message: " + Console.safe(sent.subject().orElse("")));
      case ReceivedMessage.Event(PutEvent event) ->
          console.line("  Event: " + Console.safe(event.source() + ", " + event.detailType()));
      case ReceivedMessage.Slack(String body) ->
          console.line("  Slack message: " + Console.safe(tree(body).path("text").asText()));
    }
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the receivers accept only JSON", e);
    }
  }
}
