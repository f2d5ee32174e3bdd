package io.labelguard.cli.print;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.Severity;
import io.labelguard.policy.json.JsonWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What was judged, found and not judged, in numbers and names: the last line of a command.
///
/// @param jobs the number of jobs that were judged
/// @param refused the number of problems for which S3 would refuse the policy
public record Summary(
    int jobs, int buckets, int teams, List<Finding> findings, int refused, List<Note> notes) {

  /// Changes when a member gets another meaning.
  private static final int SCHEMA = 1;

  public Summary {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /// Prints it in the console's format.
  public void print(Console console) {
    if (console.json()) {
      console.jsonLine(json());
      return;
    }
    console.line(text());
    List<String> names = Note.names(notes);
    if (!names.isEmpty()) {
      console.line("not checked: " + String.join(", ", names));
    }
  }

  private String json() {
    return JsonWriter.object(
        out -> {
          out.text("type", "summary")
              .number("jobs", jobs)
              .number("buckets", buckets)
              .number("teams", teams)
              .object("findings", this::counts)
              .number("proven", proven())
              .texts("notChecked", Note.names(notes));
          out.text("version", ToolVersion.text()).number("schema", SCHEMA);
        });
  }

  private void counts(JsonWriter out) {
    for (Severity severity : Severity.values()) {
      out.number(severity.text(), count(severity));
    }
  }

  private String text() {
    String where =
        " in "
            + number(jobs, "job")
            + ", "
            + number(buckets, "bucket")
            + " and "
            + number(teams, "work team");
    String would = refused == 0 ? "" : "; S3 would refuse the policy";
    if (findings.isEmpty()) {
      return "nothing found" + where + would;
    }
    String severities =
        Arrays.stream(Severity.values())
            .filter(severity -> count(severity) > 0)
            .map(severity -> count(severity) + " " + severity.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    String proven = proven() == 0 ? "" : ", " + number(proven(), "bucket") + " with a proven fix";
    return number(findings.size(), "problem") + " (" + severities + proven + ")" + where + would;
  }

  private static String number(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  private long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /// Returns the number of buckets that have a proven fix.
  private long proven() {
    return findings.stream()
        .filter(finding -> finding.fix().status() == FixAdvice.Status.PROVEN)
        .flatMap(finding -> finding.bucket().stream())
        .distinct()
        .count();
  }
}
