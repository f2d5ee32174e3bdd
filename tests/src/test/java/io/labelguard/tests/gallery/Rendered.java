package io.labelguard.tests.gallery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.report.DetailOptions;
import io.labelguard.cli.report.ReportPrinter;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportJson;
import io.labelguard.core.report.ReportScope;
import io.labelguard.core.report.html.AuditPage;
import io.labelguard.core.report.html.AuditScope;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertBounds;
import io.labelguard.core.report.message.AlertEvent;
import io.labelguard.core.report.message.AlertText;
import io.labelguard.core.report.message.ChatNotification;
import io.labelguard.core.report.message.SmsText;
import io.labelguard.core.report.message.SnsMessage;
import io.labelguard.core.report.message.slack.SlackMessage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Help.Ansi;

/// The output of every renderer, by the name of its file.
final class Rendered {

  /// The limit of the senders.
  private static final int LARGEST = 250_000;

  /// What the page says it is about.
  private static final AuditScope SCOPE =
      new AuditScope(
          Optional.of("111122223333"),
          Optional.of("us-east-1"),
          1,
          1,
          1,
          true,
          0,
          Instant.parse("2026-11-20T10:00:00Z"),
          "1.0.0");

  private static final JsonMapper MAPPER = new JsonMapper();

  private Rendered() {}

  /// Returns what each receiver of an alert gets, as its sender would send it.
  static SortedMap<String, String> alert(Alert alert) {
    SortedMap<String, String> files = new TreeMap<>();
    AlertBounds.Fitting fitting = new AlertBounds(LARGEST, SnsMessage::size).within(alert);
    String event = AlertEvent.of(fitting).detail();
    files.put(
        "mail.txt",
        "Subject: "
            + SnsMessage.subject(alert.subject())
            + "\n\n"
            + AlertText.of(fitting.forPeople()));
    files.put("sms.txt", SmsText.of(fitting.forPeople()) + "\n");
    files.put("slack.json", pretty(SlackMessage.of(SnsMessage.subject(alert.subject()), event)));
    files.put("amazonq.json", pretty(ChatNotification.of(alert)));
    files.put("event.json", pretty(event));
    return files;
  }

  /// Returns what a person sees in a terminal, and a program reads, of a report.
  ///
  /// @param widths columns of the terminals
  static SortedMap<String, String> report(Report report, int... widths) {
    SortedMap<String, String> files = new TreeMap<>();
    for (int width : widths) {
      files.put("terminal-" + width + ".txt", terminal(report, width));
    }
    files.put("report.json", pretty(ReportJson.line(report, ReportScope.UNKNOWN)));
    files.put("page.html", AuditPage.of(report, SCOPE, Optional.empty()));
    return files;
  }

  private static String terminal(Report report, int width) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    Console console = new Console(out, out, Ansi.OFF, false, width);
    ReportPrinter printer =
        new ReportPrinter(
            console, Optional.empty(), new DetailOptions(), GroundTruthEndpoints.bundled());
    printer.causes(report);
    printer.clean(report);
    printer.remarks(report);
    printer.next(report);
    out.flush();
    return text.toString();
  }

  private static String pretty(String json) {
    try {
      return MAPPER.readTree(json).toPrettyString() + "\n";
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
