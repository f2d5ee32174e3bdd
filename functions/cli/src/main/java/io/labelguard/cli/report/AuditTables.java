package io.labelguard.cli.report;

import io.labelguard.cli.print.Console;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.AffectedJob;
import io.labelguard.core.report.CleanThings;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportedCause;
import io.labelguard.core.report.text.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/// Prints the causes of a report as tables: what is denied, by bucket and job, then everything
/// else.
final class AuditTables {

  private static final int JOBS = 10;

  private final Console console;

  AuditTables(Console console) {
    this.console = console;
  }

  /// Prints the tables, and what is fine in numbers.
  void print(Report report) {
    List<ReportedCause> denials = report.causes().stream().filter(AuditTables::isDenial).toList();
    List<ReportedCause> others =
        report.causes().stream().filter(cause -> !isDenial(cause)).toList();
    if (!denials.isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("BUCKET", "JOB", "LEFT TO LABEL", "DENIED TO", "FIX"));
      denials.forEach(cause -> rows.addAll(rows(cause)));
      table(rows);
    }
    if (!others.isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("WHERE", "PROBLEM", "FIX"));
      others.forEach(cause -> rows.add(row(cause)));
      table(rows);
    }
    clean(report.clean());
  }

  private static boolean isDenial(ReportedCause cause) {
    return !cause.denied().isEmpty() && !cause.jobs().isEmpty() && !cause.decides().isEmpty();
  }

  private static List<List<String>> rows(ReportedCause cause) {
    String to =
        cause.denied().stream()
            .map(denied -> denied.path().words())
            .collect(Collectors.joining(", "));
    List<List<String>> rows = new ArrayList<>();
    for (AffectedJob job : cause.jobs().subList(0, Math.min(JOBS, cause.jobs().size()))) {
      boolean first = rows.isEmpty();
      rows.add(
          List.of(
              first ? cause.bucket().orElse("") : "",
              job.name(),
              job.left().orElse("not known"),
              first ? to : "",
              first ? fix(cause) : ""));
    }
    if (cause.jobs().size() > JOBS) {
      rows.add(
          List.of("", "and " + Quantity.of(cause.jobs().size() - JOBS, "more job"), "", "", ""));
    }
    return rows;
  }

  private static List<String> row(ReportedCause cause) {
    String where =
        cause
            .target()
            .map(Target::words)
            .orElseGet(
                () ->
                    cause.jobs().isEmpty()
                        ? "Labelguard"
                        : "job " + cause.jobs().getFirst().name());
    String jobs =
        cause.jobs().isEmpty() ? "" : " (" + Quantity.of(cause.jobs().size(), "job") + ")";
    return List.of(
        where, cause.problem() + jobs + ", " + cause.checks().getFirst().text(), fix(cause));
  }

  private static String fix(ReportedCause cause) {
    String by =
        cause.fix().status() == FixAdvice.Status.PROVEN
            ? "proven"
            : cause.fix().status() == FixAdvice.Status.PROPOSED ? "suggested" : "by hand";
    return cause.open().isEmpty() ? by : by + ", " + cause.open().size() + " by hand";
  }

  /// Prints rows under their first; a name is never cut, a line that is too long is broken.
  private void table(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], Console.safe(row.get(i)).length());
      }
    }
    fit(widths);
    Column[] layout = new Column[columns];
    for (int i = 0; i < columns; i++) {
      layout[i] = new Column(widths[i] + 2, 2, Overflow.WRAP);
    }
    TextTable table = TextTable.forColumns(new ColorScheme.Builder(console.ansi()).build(), layout);
    for (List<String> row : rows) {
      table.addRowValues(row.stream().map(Console::safe).toArray(String[]::new));
    }
    table.toString().lines().forEach(line -> console.line(line.stripTrailing()));
    console.line("");
  }

  /// Makes the widest columns narrower until the table fits on the terminal.
  private void fit(int[] widths) {
    int room = console.width() - 2 * widths.length;
    int all = 0;
    for (int width : widths) {
      all += width;
    }
    while (all > room) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= 8) {
        return;
      }
      widths[widest]--;
      all--;
    }
  }

  private void clean(CleanThings clean) {
    List<String> parts = new ArrayList<>();
    if (!clean.jobs().isEmpty()) {
      parts.add(Quantity.of(clean.jobs().size(), "job"));
    }
    if (!clean.buckets().isEmpty()) {
      parts.add(Quantity.of(clean.buckets().size(), "bucket"));
    }
    if (!clean.teams().isEmpty()) {
      parts.add(Quantity.of(clean.teams().size(), "work team"));
    }
    if (!parts.isEmpty()) {
      console.hanging("  Clean  ", String.join(", ", parts));
      console.line("");
    }
  }
}
