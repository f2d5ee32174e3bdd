package io.labelguard.cli.print;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FindingJson;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Severity;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.stream.Collectors;

/// Prints findings and notes in the console's format.
public final class FindingPrinter {

  private final Console console;

  public FindingPrinter(Console console) {
    this.console = console;
  }

  /// Prints one finding.
  public void print(Finding finding) {
    if (console.json()) {
      console.jsonLine(FindingJson.line(finding));
      return;
    }
    head(finding);
    field("path", finding.path().map(AccessPath::id).stream().toList());
    field("actions", finding.actions());
    field("statements", finding.statements().stream().map(FindingPrinter::statement).toList());
    field("unknown keys", finding.unknownKeys());
    print(finding.fix());
    console.line("");
  }

  /// Prints one finding as text without its fix, which is printed elsewhere.
  public void printWithoutFix(Finding finding) {
    head(finding);
    console.line("");
  }

  private void head(Finding finding) {
    console.line(
        console.style(
                style(finding.severity()), finding.check().text() + " " + finding.severity().text())
            + "  "
            + Console.safe(subject(finding)));
    console.line("  " + Console.safe(finding.message()));
  }

  /// Prints a note that is not a finding, such as what was not checked.
  public void note(String text) {
    if (console.json()) {
      console.jsonLine(JsonWriter.object(out -> out.text("type", "note").text("message", text)));
    } else {
      console.line(console.style("faint", "note: " + Console.safe(text)));
    }
  }

  private void print(FixAdvice fix) {
    switch (fix.status()) {
      case PROVEN -> console.line("  " + console.style("green", "fix: proven"));
      case PROPOSED -> console.line("  fix: suggestion, not proven");
      case NONE -> console.line("  fix: by hand");
    }
    fix.reasons().forEach(reason -> console.line("    - " + Console.safe(reason)));
    fix.diff().ifPresent(this::diff);
  }

  /// Prints a diff, added lines green and removed ones red.
  public void diff(String diff) {
    diff.lines()
        .map(Console::safeLines)
        .map(
            line ->
                line.startsWith("+")
                    ? console.style("green", line)
                    : line.startsWith("-") ? console.style("red", line) : line)
        .forEach(line -> console.line("    " + line));
  }

  private void field(String name, List<String> values) {
    if (!values.isEmpty()) {
      console.line(
          "  "
              + name
              + ": "
              + values.stream().map(Console::safe).collect(Collectors.joining(", ")));
    }
  }

  private static String statement(StatementRef statement) {
    return statement.index() + statement.sid().map(sid -> " (" + sid + ")").orElse("");
  }

  private static String subject(Finding finding) {
    return finding.job().map(job -> "job " + job + " ").orElse("")
        + finding.bucket().map(bucket -> "bucket " + bucket + " ").orElse("")
        + finding.team().map(team -> "team " + team).orElse("");
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
