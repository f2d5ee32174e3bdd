package io.labelguard.cli.doctor;

import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.core.check.AssumedLayer;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Reservations;
import io.labelguard.core.doctor.Changes;
import io.labelguard.core.doctor.Diagnosis;
import io.labelguard.core.doctor.Prerequisite;
import io.labelguard.core.doctor.RunVerdict;
import io.labelguard.core.guard.setup.JobExamination;
import io.labelguard.core.port.CallFailure;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Prints what stands between a labeling job and its end.
///
/// @param past prints that of a job that has ended badly
/// @param calls how many requests to AWS were made
public record DiagnosisPrinter(
    Console console, Diagnosis diagnosis, Optional<JobPastPrinter> past, int calls) {

  /// Under the title of a prerequisite.
  private static final String INDENT = " ".repeat(13);

  /// Returns the printer of what was found of a job.
  public static DiagnosisPrinter of(JobExamination.Result result, int calls, Console console) {
    Diagnosis diagnosis =
        Diagnosis.of(
            result.job(),
            result.situation(),
            result.findings(),
            result.notes(),
            result.failures().stream()
                .filter(failure -> !failure.refused())
                .map(CallFailure::sentence)
                .toList(),
            result.reservations());
    Optional<JobPastPrinter> past =
        result
            .past()
            .map(
                read ->
                    new JobPastPrinter(
                        console, result.job().name(), read, Changes.of(read, result.situation())));
    return new DiagnosisPrinter(console, diagnosis, past, calls);
  }

  /// Prints all of it, as text or as JSON lines.
  public void print() {
    if (console.json()) {
      diagnosis.prerequisites().forEach(one -> console.jsonLine(line(one)));
      FindingPrinter findings = new FindingPrinter(console);
      if (hasEnded()) {
        diagnosis.findings().forEach(found -> findings.print(found, diagnosis.job()));
      } else {
        diagnosis.findings().forEach(findings::print);
      }
      past.ifPresent(JobPastPrinter::json);
      console.jsonLine(verdict());
    } else {
      text();
    }
  }

  /// Prints the answer and what is not as it should be, each in one line.
  public void printInShort() {
    console.wrapped(headline() + reservations());
    diagnosis.prerequisites().stream()
        .filter(one -> one.state() != Prerequisite.State.NOT_APPLICABLE)
        .filter(one -> one.state() != Prerequisite.State.OK)
        .forEach(this::title);
  }

  private String line(Prerequisite one) {
    return JsonWriter.object(
        out -> {
          out.text("type", "prerequisite")
              .text("job", diagnosis.job().name())
              .text("check", one.check().text())
              .text("title", one.title())
              .text("state", one.state().text());
          one.resource().ifPresent(arn -> out.text("resource", arn));
          out.text("evidence", one.evidence()).texts("apis", one.apis());
          if (hasEnded()) {
            out.text("asOf", "now");
          }
        });
  }

  private String verdict() {
    return JsonWriter.object(
        out -> {
          out.text("type", "verdict")
              .text("job", diagnosis.job().name())
              .text("verdict", diagnosis.verdict().text())
              .number("findings", diagnosis.found())
              .number("cannotTell", diagnosis.cannotTell())
              .texts("notChecked", diagnosis.notChecked());
          if (!diagnosis.reservations().assumed().isEmpty()) {
            out.texts(
                "assumed",
                diagnosis.reservations().assumed().stream().map(AssumedLayer::toString).toList());
          }
          out.number("calls", calls);
        });
  }

  private boolean hasEnded() {
    return diagnosis.verdict() == RunVerdict.ENDED;
  }

  private void text() {
    console.wrapped(headline() + reservations());
    console.line("");
    past.ifPresent(JobPastPrinter::text);
    if (hasEnded()) {
      console.line("What it needs, as of now:");
    }
    for (Prerequisite one : diagnosis.prerequisites()) {
      if (one.state() == Prerequisite.State.NOT_APPLICABLE) {
        continue;
      }
      title(one);
      if (one.state() != Prerequisite.State.OK) {
        console.hanging(INDENT, Console.safe(one.evidence()));
      }
    }
    beside().forEach(this::text);
    diagnosis
        .failures()
        .forEach(failure -> console.hanging("failed       ", Console.safe(failure)));
  }

  private void title(Prerequisite one) {
    console.line(
        String.format(Locale.ROOT, "%-12s %s  ", one.state().text(), one.check().text())
            + one.title()
            + one.resource().map(arn -> " (" + Console.safe(arn) + ")").orElse(""));
  }

  /// Returns what was found and is not shown above: a further finding of one check, and what
  /// belongs to no prerequisite.
  private List<Finding> beside() {
    Set<String> shown =
        diagnosis.prerequisites().stream().map(Prerequisite::evidence).collect(Collectors.toSet());
    return diagnosis.findings().stream().filter(found -> !shown.contains(found.message())).toList();
  }

  private void text(Finding found) {
    String state =
        found.check() == CheckId.CANNOT_TELL
            ? Prerequisite.State.CANNOT_TELL.text()
            : Prerequisite.State.FINDING.text();
    console.line(
        String.format(Locale.ROOT, "%-12s %s  ", state, found.check().text())
            + found.resource().or(found::bucket).map(Console::safe).orElse(""));
    console.hanging(INDENT, Console.safe(found.message()));
  }

  private String reservations() {
    return diagnosis.reservations().sentences().stream()
        .map(sentence -> " " + sentence)
        .collect(Collectors.joining());
  }

  private String headline() {
    String job = "Labeling job " + Console.safe(diagnosis.job().name());
    return switch (diagnosis.verdict()) {
      case RUNS ->
          job
              + (diagnosis.reservations().equals(Reservations.NONE)
                  ? " will run: everything that it needs was looked at, and nothing is wrong."
                  : " will run: nothing is wrong in what was looked at.");
      case FAILS -> job + " fails: do what the findings say.";
      case CANNOT_TELL ->
          job + ": cannot tell whether it runs. What decides is not known; it stands below.";
      case NO_FAULT_FOUND ->
          job + ": nothing is wrong in what could be looked at. What was not is named below.";
      case ENDED ->
          job
              + " has ended"
              + diagnosis
                  .job()
                  .description()
                  .failureReason()
                  .map(reason -> ". FailureReason: " + Console.safe(reason))
                  .orElse("")
              + ".";
    };
  }
}
