package io.labelguard.cli.print;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.Severity;
import io.labelguard.core.report.text.Quantity;
import io.labelguard.policy.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

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
    console.wrapped(text());
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

  /// Returns how much was found where, such as `Found 1 problem (1 critical) in 1 job.`
  private String text() {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      if (count(severity) > 0) {
        parts.add(count(severity) + " " + severity.text());
      }
    }
    long proven = proven();
    return "Found "
        + Quantity.of(findings.size(), "problem")
        + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")")
        + places()
        + "."
        + (proven == 0
            ? ""
            : " "
                + Quantity.of(proven, "bucket")
                + (proven == 1 ? " has" : " have")
                + " a proven fix.")
        + (refused == 0 ? "" : " S3 would refuse the policy.");
  }

  /// Returns ` in 1 job and 2 buckets`; empty text where nothing was given.
  private String places() {
    List<String> places = new ArrayList<>();
    if (jobs > 0) {
      places.add(Quantity.of(jobs, "job"));
    }
    if (buckets > 0) {
      places.add(Quantity.of(buckets, "bucket"));
    }
    if (teams > 0) {
      places.add(Quantity.of(teams, "work team"));
    }
    int last = places.size() - 1;
    return last < 0
        ? ""
        : " in "
            + (last == 0
                ? places.getFirst()
                : String.join(", ", places.subList(0, last)) + " and " + places.get(last));
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
