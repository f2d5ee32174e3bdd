package io.labelguard.cli.report;

import io.labelguard.cli.print.Console;
import io.labelguard.core.check.Consequence;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Severity;
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
    console.wrapped(console.style(style(cause.severity()), Console.safe(cause.headline())));
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
    when(cause.consequence());
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
      String who = onlyGroundTruth ? "" : words(each.path()) + ": ";
      field("Denied", who + Console.safe(String.join(", ", each.shortNames())));
    }
  }

  private static String words(AccessPath path) {
    return switch (path) {
      case GROUND_TRUTH -> "Ground Truth";
      case WORKERS -> "workers";
      case AUTOMATED_LABELING -> "automated labeling";
      case CONSOLE -> "console";
    };
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

  private void when(Consequence consequence) {
    switch (consequence) {
      case FAILS_AT_START -> field("When", "at its first read or write");
      case FAILS_AT_NEXT_BATCH ->
          field("When", "at the next batch. Until then the job still says InProgress.");
      case OUTPUT_LOST -> field("When", "now: the job is stopping and cannot write its results");
      case HAS_ENDED ->
          field("Then", "a job that has ended does not go on: fix the policy, start a new job");
      case WORKERS_SEE_NO_IMAGES,
          LINKS_OPEN,
          PORTAL_OPEN,
          LOCKED_OUT,
          NOT_DECIDED,
          WRONG_ENDPOINT,
          VALUE_NEVER_MATCHES,
          MEANING_UNCLEAR,
          NOT_CHECKED -> {}
    }
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
    lines.stream().limit(most).forEach(line -> console.line("      " + coloured(line)));
    if (lines.size() > most) {
      console.line("      ... " + (lines.size() - most) + " more lines: --diff");
    }
  }

  private String coloured(String line) {
    String safe = Console.safe(line);
    return safe.startsWith("+")
        ? console.style("green", safe)
        : safe.startsWith("-") ? console.style("red", safe) : safe;
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

  private static String style(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "bold,red";
      case HIGH -> "red";
      case MEDIUM -> "yellow";
      case LOW -> "faint";
    };
  }
}
