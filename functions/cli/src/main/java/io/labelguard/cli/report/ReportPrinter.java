package io.labelguard.cli.report;

import io.labelguard.cli.print.Console;
import io.labelguard.core.check.AccessVerdict;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.report.NextStep;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportedCause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Prints a report as text: the headline, one block for each cause, what is fine, what was not
/// checked and what to do next.
public final class ReportPrinter {

  private static final int GAP = 3;

  private final Console console;
  private final CausePrinter causes;
  private final GroundTruthEndpoints endpoints;

  /// @param file the name of the policy's file; empty where it has none
  public ReportPrinter(
      Console console,
      Optional<String> file,
      DetailOptions details,
      GroundTruthEndpoints endpoints) {
    this.console = console;
    this.causes = new CausePrinter(console, file, details);
    this.endpoints = endpoints;
  }

  /// Prints the headline and every cause.
  public void causes(Report report) {
    List<ReportedCause> all = report.causes();
    if (all.size() != 1) {
      console.wrapped(
          console.style(all.isEmpty() ? "bold,green" : "bold", Console.safe(report.headline())));
      console.line("");
    }
    for (ReportedCause cause : all) {
      causes.headline(cause);
      causes.body(cause);
    }
  }

  /// Prints the headline and tables of the causes.
  public void tables(Report report) {
    boolean fine = report.causes().isEmpty();
    console.wrapped(
        console.style(fine ? "bold,green" : "bold,red", Console.safe(report.headline())));
    console.line("");
    new AuditTables(console).print(report);
  }

  /// Prints the access that is not denied, of jobs about which nothing was found.
  public void clean(Report report) {
    for (AccessVerdict verdict : report.clean().access()) {
      String actions =
          verdict.actions().stream()
              .map(action -> action.replaceFirst("^s3:", ""))
              .collect(Collectors.joining(", "));
      console.hanging(
          console.style("green", "OK") + "  ",
          Console.safe("job " + verdict.job().name() + ", bucket " + verdict.bucket())
              + ": "
              + verdict.path().words()
              + ": "
              + Console.safe(actions)
              + (verdict.actions().size() == 1 ? " is" : " are")
              + " not denied"
              + Console.safe(through(verdict)));
    }
  }

  /// Prints remarks, and what was not checked, in one sentence.
  public void remarks(Report report) {
    report.remarks().forEach(remark -> console.hanging("Note: ", Console.safe(remark)));
    if (!report.notChecked().isEmpty()) {
      console.wrapped(
          "Not checked: "
              + report.notChecked().stream().map(Console::safe).collect(Collectors.joining("; "))
              + ".");
    }
  }

  /// Prints what to do next, the commands under each other.
  public void next(Report report) {
    List<NextStep> steps = report.next();
    if (steps.isEmpty()) {
      return;
    }
    console.line("");
    int longest = steps.stream().mapToInt(step -> step.command().length()).max().orElse(0);
    String label = "Next:  ";
    boolean aligned =
        steps.stream()
            .allMatch(
                step ->
                    label.length() + longest + GAP + step.purpose().length() <= console.width());
    String margin = label;
    for (NextStep step : steps) {
      int gap = aligned ? longest - step.command().length() + GAP : GAP;
      String whole = margin + step.command() + " ".repeat(gap) + step.purpose();
      console.line(whole.length() <= console.width() ? whole : margin + step.command());
      margin = " ".repeat(label.length());
    }
  }

  private String through(AccessVerdict verdict) {
    return verdict.path() == AccessPath.GROUND_TRUTH
        ? verdict.job().region().flatMap(endpoints::in).map(id -> ", through " + id).orElse("")
        : "";
  }
}
