package io.labelguard.cli.report;

import io.labelguard.cli.print.Console;
import io.labelguard.core.check.Consequence;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.report.AffectedJob;
import io.labelguard.core.report.DeniedActions;
import io.labelguard.core.report.ReportedCause;
import io.labelguard.core.report.ReportedFix;
import io.labelguard.core.report.text.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Prints one cause: what breaks, which statement decides, what it costs and what helps.
final class CausePrinter {

  private static final int JOBS = 10;
  private static final int CHANGED_LINES = 12;

  private final Console console;
  private final PolicyExcerpt excerpt;
  private final DetailOptions details;

  /// @param file the name of the policy's file; empty where it has none
  CausePrinter(Console console, Optional<String> file, DetailOptions details) {
    this.console = console;
    this.excerpt = new PolicyExcerpt(console, file);
    this.details = details;
  }

  /// Prints the headline of a cause.
  void headline(ReportedCause cause) {
    console.wrapped(console.severe(cause.severity(), Console.safe(cause.headline())));
  }

  /// Prints all but the headline of a cause.
  void body(ReportedCause cause) {
    console.line(
        cause.checks().stream().map(check -> check.text()).collect(Collectors.joining(", ")));
    console.line("");
    cause.decides().forEach(excerpt::print);
    if (isDenial(cause)) {
      denied(cause.denied());
    } else {
      messages(cause);
    }
    jobs(cause);
    cause.when().ifPresent(when -> field("When", when));
    if (cause.consequence() == Consequence.HAS_ENDED) {
      field("Then", "A job that has ended does not go on: fix the policy, start a new job.");
    }
    fix(cause);
    cause.open().forEach(point -> field("Open", Console.safe(point)));
    if (details.findings()) {
      inFull(cause.findings());
    }
    console.line("");
  }

  private static boolean isDenial(ReportedCause cause) {
    return !cause.denied().isEmpty() && !cause.decides().isEmpty();
  }

  private void denied(List<DeniedActions> denied) {
    boolean onlyGroundTruth =
        denied.size() == 1 && denied.getFirst().path() == AccessPath.GROUND_TRUTH;
    for (DeniedActions each : denied) {
      String who = onlyGroundTruth ? "" : each.path().words() + ": ";
      field("Denied", who + Console.safe(String.join(", ", each.shortNames())));
    }
  }

  /// Prints what only the checks know, each sentence once.
  private void messages(ReportedCause cause) {
    if (details.findings()) {
      return;
    }
    Set<String> messages = new LinkedHashSet<>();
    cause.findings().forEach(finding -> messages.add(finding.message()));
    messages.stream().limit(1).forEach(text -> console.hanging("  ", Console.safe(text)));
    if (messages.size() > 1) {
      console.hanging("  ", "And " + (messages.size() - 1) + " more like it: --details");
    }
  }

  private void jobs(ReportedCause cause) {
    List<AffectedJob> jobs = cause.jobs();
    if (jobs.size() == 1) {
      one(jobs.getFirst());
      return;
    }
    int longest =
        jobs.stream()
            .limit(JOBS)
            .mapToInt(job -> Console.safe(job.name()).length())
            .max()
            .orElse(0);
    String label = "At risk";
    for (AffectedJob job : jobs.subList(0, Math.min(JOBS, jobs.size()))) {
      String name = Console.safe(job.name());
      field(
          label,
          name
              + " ".repeat(longest - name.length())
              + "  "
              + job.statusWords()
              + job.left().map(left -> ", " + left + " objects left").orElse(""));
      label = "";
    }
    if (jobs.size() > JOBS) {
      field("", "and " + Quantity.of(jobs.size() - JOBS, "more job"));
    }
  }

  private void one(AffectedJob job) {
    job.failureReason().ifPresent(reason -> field("AWS said", Console.safe(reason)));
    List<String> parts = new ArrayList<>();
    if (!job.uses().isEmpty()) {
      parts.add(list(job.uses().stream().map(LabelingJob.Use::text).toList()));
    }
    job.left()
        .ifPresent(
            left ->
                parts.add(
                    left
                        + (job.status().live()
                            ? " objects not yet labeled"
                            : " objects were not labeled")));
    field(
        job.status().live() ? "At risk" : "Lost",
        Console.safe(job.name())
            + " ("
            + job.statusWords()
            + ")"
            + (parts.isEmpty() ? "" : ": " + String.join("; ", parts)));
  }

  private static String list(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  private void fix(ReportedCause cause) {
    FixAdvice.Status status = cause.fix().status();
    List<String> steps = cause.fix().steps();
    field(
        "Fix",
        status == FixAdvice.Status.PROVEN
            ? console.style("green", "proven safe")
            : status.words() + (steps.isEmpty() ? "" : ":"));
    steps.forEach(step -> console.hanging("    - ", Console.safe(step)));
    diff(cause.fix());
  }

  private void diff(ReportedFix fix) {
    List<String> lines =
        details.diffs() ? fix.diff().stream().flatMap(String::lines).toList() : fix.changed();
    if (lines.isEmpty()) {
      return;
    }
    console.line("");
    int most = details.diffs() ? lines.size() : CHANGED_LINES;
    lines.stream().limit(most).forEach(line -> console.line("      " + console.changed(line)));
    if (lines.size() > most) {
      console.line("      ... " + (lines.size() - most) + " more lines: --diff");
    }
  }

  private void inFull(List<Finding> findings) {
    console.line("");
    for (Finding finding : findings) {
      console.hanging("  " + finding.check().text() + "  ", Console.safe(finding.message()));
    }
  }

  private void field(String label, String text) {
    console.hanging("  " + label + " ".repeat(Math.max(1, 10 - label.length())), text);
  }
}
