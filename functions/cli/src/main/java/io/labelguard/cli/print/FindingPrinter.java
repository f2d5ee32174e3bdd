package io.labelguard.cli.print;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FindingJson;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.model.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    } else {
      text(finding, Optional.empty());
    }
  }

  /// Prints one finding about a job that has ended.
  public void print(Finding finding, LabelingJob ended) {
    if (console.json()) {
      console.jsonLine(FindingJson.line(finding, ended));
    } else {
      text(finding, Optional.of(ended));
    }
  }

  private void text(Finding finding, Optional<LabelingJob> ended) {
    head(finding);
    ended
        .flatMap(job -> job.description().failureReason())
        .ifPresent(reason -> field("FailureReason", List.of(reason)));
    field("path", finding.path().map(AccessPath::id).stream().toList());
    field("actions", finding.actions());
    field("statements", finding.statements().stream().map(FindingPrinter::statement).toList());
    field("unknown keys", finding.unknownKeys());
    print(finding.fix());
    console.line("");
  }

  private void head(Finding finding) {
    console.line(
        console.severe(finding.severity(), finding.check().text() + " " + finding.severity().text())
            + "  "
            + Console.safe(subject(finding)));
    console.line("  " + Console.safe(finding.message()));
  }

  /// Prints a note that is about nothing in particular.
  public void note(String text) {
    notes(List.of(Note.of(text)));
  }

  /// Prints notes, which are not findings: as text each sentence once, whatever jobs it is about.
  public void notes(List<Note> notes) {
    if (console.json()) {
      notes.forEach(note -> console.jsonLine(json(note)));
      return;
    }
    notes.stream()
        .map(Note::message)
        .distinct()
        .forEach(text -> console.line(console.style("faint", "note: " + Console.safe(text))));
  }

  private static String json(Note note) {
    return JsonWriter.object(
        out ->
            out.text("type", "note")
                .text("check", note.check().orElse(""))
                .text("job", note.job())
                .text("bucket", note.bucket())
                .text("team", note.team())
                .text("message", note.message()));
  }

  /// Prints why PutBucketPolicy would refuse a policy.
  public void refused(Path policy, List<Problem> errors) {
    for (Problem error : errors) {
      if (console.json()) {
        console.jsonLine(json(error));
      } else {
        console.line(
            console.style("bold,red", "refused")
                + "  "
                + Console.safe(
                    policy + ":" + error.line() + ":" + error.column() + ": " + error.pointer())
                + "\n  PutBucketPolicy would refuse this policy: "
                + Console.safe(error.reason()));
      }
    }
  }

  private static String json(Problem error) {
    return JsonWriter.object(
        out ->
            out.text("type", "refused")
                .text("pointer", error.pointer())
                .number("line", error.line())
                .number("column", error.column())
                .text("message", error.reason()));
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
    diff.lines().forEach(line -> console.line("    " + console.changed(line)));
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
        + finding.resource().map(resource -> resource + " ").orElse("")
        + finding.team().map(team -> "team " + team).orElse("");
  }
}
