package io.labelguard.cli.command;

import io.labelguard.cli.input.DocsVariable;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.cli.print.Summary;
import io.labelguard.cli.print.VerdictJson;
import io.labelguard.cli.report.DetailOptions;
import io.labelguard.cli.report.ReportPrinter;
import io.labelguard.cli.sarif.PolicyPlace;
import io.labelguard.cli.sarif.SarifResult;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.NotJudged;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.proposal.FixAdvisor;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.report.NextStep;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportBuilder;
import io.labelguard.core.report.ReportJson;
import io.labelguard.core.report.ReportScope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What `labelguard check` found in some files.
///
/// @param notes what was not judged, and what could not be read
record CheckResult(
    CheckInput input,
    JudgedSituation judged,
    List<Finding> findings,
    List<Note> notes,
    Report report) {

  /// Judges what was given.
  ///
  /// @param writing the command that writes a proven fix
  static CheckResult of(CheckInput input, Optional<NextStep> writing) {
    JudgedSituation judged = new JudgedSituation(input.situation());
    List<Finding> findings = FixAdvisor.advise(judged, Checks.run(judged), Set.of()).findings();
    List<Note> notes = new ArrayList<>(input.notes());
    notes.addAll(NotJudged.notes(judged));
    if (input.policy().isPresent() && input.situation().jobs().isEmpty()) {
      notes.add(Note.notChecked("whether the policy denies a labeling job: give --job FILE"));
    }
    Report report =
        new ReportBuilder(input.situation(), findings)
            .verdicts(judged.verdicts())
            .notes(notes)
            .docs(DocsVariable.read())
            .build();
    return new CheckResult(
        input, judged, findings, List.copyOf(notes), report.withNext(next(report, writing)));
  }

  private static List<NextStep> next(Report report, Optional<NextStep> writing) {
    List<NextStep> steps = new ArrayList<>();
    if (report.causes().stream().anyMatch(cause -> cause.fix().proven())) {
      writing.ifPresent(steps::add);
    }
    report.worst().ifPresent(cause -> steps.add(NextStep.explain(cause)));
    return steps;
  }

  /// Prints one JSON object a line: refusals, findings, access, notes, the report and the summary.
  void printJson(Optional<Path> policy, Console console) {
    FindingPrinter printer = new FindingPrinter(console);
    policy.ifPresent(file -> printer.refused(file, input.refused()));
    for (Finding finding : findings) {
      ended(finding)
          .ifPresentOrElse(job -> printer.print(finding, job), () -> printer.print(finding));
    }
    VerdictJson.print(judged.verdicts(), console);
    printer.notes(notes);
    console.jsonLine(ReportJson.line(report, ReportScope.of(input.situation())));
    summary().print(console);
  }

  /// Prints the report as text.
  ///
  /// @param policy the policy's file
  void printText(Optional<Path> policy, DetailOptions details, Console console) {
    policy.ifPresent(file -> new FindingPrinter(console).refused(file, input.refused()));
    ReportPrinter printer =
        new ReportPrinter(
            console, policy.map(TextFile::name), details, input.situation().endpoints());
    printer.causes(report);
    printer.clean(report);
    summary().print(console);
    printer.remarks(report);
    printer.next(report);
  }

  /// Returns the results of a SARIF log, which point at the policy's lines.
  List<SarifResult> sarif(Optional<Path> policy) {
    Optional<PolicyPlace> place =
        policy.flatMap(file -> input.policy().flatMap(read -> PolicyPlace.of(file, read.text())));
    List<SarifResult> results = new ArrayList<>();
    input.refused().forEach(problem -> results.add(PolicyPlace.refused(problem, place)));
    for (Finding finding : findings) {
      results.add(
          SarifResult.of(
              finding,
              place.flatMap(found -> input.policy().flatMap(read -> found.of(read, finding)))));
    }
    return results;
  }

  private Optional<LabelingJob> ended(Finding finding) {
    return input.situation().jobs().stream()
        .filter(job -> !job.status().live() && finding.job().equals(Optional.of(job.name())))
        .findFirst();
  }

  private Summary summary() {
    Situation situation = input.situation();
    return new Summary(
        situation.jobs().size(),
        situation.buckets().size(),
        situation.teams().size(),
        findings,
        input.refused().size(),
        notes);
  }
}
