package io.labelguard.cli.command;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.cli.print.Summary;
import io.labelguard.cli.print.ToolVersion;
import io.labelguard.cli.print.VerdictJson;
import io.labelguard.cli.report.DetailOptions;
import io.labelguard.cli.report.ReportPrinter;
import io.labelguard.cli.sarif.SarifResult;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.NotJudged;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.Situation;
import io.labelguard.core.guard.detect.Sweep;
import io.labelguard.core.report.NextStep;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportBuilder;
import io.labelguard.core.report.ReportJson;
import io.labelguard.core.report.ReportScope;
import io.labelguard.core.report.ReportedCause;
import io.labelguard.core.report.html.AuditPage;
import io.labelguard.core.report.html.AuditScope;
import io.labelguard.core.report.html.EarlierReport;
import io.labelguard.core.report.link.DocsUrl;
import io.labelguard.core.report.text.Commands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What `labelguard audit` found in an account.
///
/// @param time when the audit began
record AuditResult(
    Sweep.Report sweep, JudgedSituation judged, List<Note> notes, Report report, Instant time) {

  /// Judges what a sweep read as a whole.
  ///
  /// @param docs where the pages of the checks can be read, if anywhere
  /// @param audited what was audited
  static AuditResult of(Sweep.Report sweep, Instant time, Optional<DocsUrl> docs, Audited audited) {
    JudgedSituation judged = new JudgedSituation(sweep.situation());
    List<Note> notes = new ArrayList<>(sweep.result().notes().stream().map(Note::of).toList());
    notes.addAll(NotJudged.notes(judged));
    Report report =
        new ReportBuilder(sweep.situation(), sweep.findings())
            .verdicts(judged.verdicts())
            .notes(notes)
            .docs(docs)
            .build();
    return new AuditResult(
        sweep, judged, List.copyOf(notes), report.withNext(next(report, audited)), time);
  }

  /// What was audited, as options of a command to paste, each with a blank in front.
  ///
  /// @param fixed those of `fix`; empty where it cannot be fixed, because it is a file
  /// @param audited those of `audit`
  record Audited(Optional<String> fixed, String audited) {}

  private static List<NextStep> next(Report report, Audited audited) {
    List<NextStep> steps = new ArrayList<>();
    report.causes().stream()
        .filter(cause -> cause.fix().proven())
        .flatMap(cause -> cause.bucket().stream())
        .findFirst()
        .flatMap(bucket -> audited.fixed().map(options -> Commands.fix(bucket) + options))
        .ifPresent(command -> steps.add(new NextStep(command, "shows the change, writes nothing")));
    report.worst().map(NextStep::explain).ifPresent(steps::add);
    report
        .worst()
        .ifPresent(
            _ ->
                steps.add(
                    new NextStep(
                        "labelguard audit --details" + audited.audited(),
                        "every finding: statement, reason, diff")));
    return steps;
  }

  /// Prints one JSON object a line: access, notes, the report and the summary. The findings were
  /// printed when they were made.
  void printJsonAfterFindings(Console console) {
    VerdictJson.print(judged.verdicts(), console);
    new FindingPrinter(console).notes(notes);
    console.jsonLine(ReportJson.line(report, ReportScope.of(sweep.situation())));
    summary().print(console);
  }

  /// Prints the scope, the headline, tables or every cause, counts and what to do next.
  ///
  /// @param took how long the audit took
  void printText(DetailOptions details, Duration took, Console console) {
    ReportPrinter printer =
        new ReportPrinter(console, Optional.empty(), details, sweep.situation().endpoints());
    console.wrapped(scope().words() + "   (" + seconds(took) + ")");
    console.line("");
    if (details.findings()) {
      printer.causes(report);
      printer.clean(report);
    } else {
      printer.tables(report);
    }
    summary().print(console);
    printer.remarks(report);
    printer.next(report);
  }

  /// Returns the results of a SARIF log.
  List<SarifResult> sarif() {
    return report.causes().stream()
        .map(ReportedCause::findings)
        .flatMap(List::stream)
        .map(finding -> SarifResult.of(finding, Optional.empty()))
        .toList();
  }

  /// Returns the page.
  ///
  /// @param earlier what it is compared with
  /// @throws InputException where that is a report of another account or Region
  String page(Optional<EarlierReport> earlier) {
    ReportScope own = ReportScope.of(sweep.situation());
    earlier
        .filter(report -> own.contradicts(report.scope()))
        .ifPresent(
            report -> {
              throw new InputException(
                  report.name()
                      + " is a report of "
                      + Console.safe(report.scope().words())
                      + ", but this audit is of "
                      + own.words());
            });
    return AuditPage.of(report, scope(), earlier);
  }

  private AuditScope scope() {
    Situation situation = sweep.situation();
    return new AuditScope(
        situation.account(),
        situation.region(),
        sweep.result().jobs(),
        sweep.result().buckets(),
        sweep.result().teams(),
        situation.workforce().isPresent(),
        sweep.result().failures().size(),
        time,
        ToolVersion.text());
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }

  private Summary summary() {
    return new Summary(
        sweep.result().jobs(),
        sweep.result().buckets(),
        sweep.result().teams(),
        sweep.findings(),
        0,
        notes);
  }
}
