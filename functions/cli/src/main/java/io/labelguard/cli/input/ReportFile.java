package io.labelguard.cli.input;

import io.labelguard.core.record.Target;
import io.labelguard.core.report.ReportScope;
import io.labelguard.core.report.html.EarlierReport;
import io.labelguard.core.report.html.KnownProblem;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the output of an earlier `audit --format json`, of which one line is the report.
public final class ReportFile {

  private static final String SCHEMA = "1";

  private final Path file;

  private ReportFile(Path file) {
    this.file = file;
  }

  /// Reads the report.
  ///
  /// @throws InputException where the file is something else
  public static EarlierReport read(Path file) {
    return new ReportFile(file).report(TextFile.read(file));
  }

  private EarlierReport report(String text) {
    if (text.isBlank()) {
      throw because("is empty, not " + WantedForm.REPORT.words());
    }
    List<Json> reports = values(text).stream().filter(ReportFile::isReport).toList();
    if (reports.size() != 1) {
      throw because("has " + reports.size() + " lines of type report, not one");
    }
    Json report = reports.getFirst();
    Optional<String> schema =
        JsonMembers.member(report, "schema")
            .filter(Json.Num.class::isInstance)
            .map(number -> ((Json.Num) number).literal());
    if (!schema.equals(Optional.of(SCHEMA))) {
      throw because("has a report of another version of labelguard");
    }
    List<Json> causes =
        JsonMembers.items(report, "causes").orElseThrow(() -> because("has no causes"));
    return new EarlierReport(name(), scope(report), causes.stream().map(this::problem).toList());
  }

  /// Returns the name without its folders, which a page that is passed on need not show.
  private String name() {
    Path last = file.getFileName();
    return TextFile.name(last == null ? file : last);
  }

  private static ReportScope scope(Json report) {
    return JsonMembers.member(report, "scope")
        .map(
            scope ->
                new ReportScope(
                    JsonMembers.text(scope, "account"), JsonMembers.text(scope, "region")))
        .orElse(ReportScope.UNKNOWN);
  }

  private static boolean isReport(Json json) {
    return JsonMembers.text(json, "type").equals(Optional.of("report"));
  }

  /// Returns the one value of the file, or that of each line.
  private List<Json> values(String text) {
    try {
      Json only = JsonReader.read(text);
      if (!isReport(only)) {
        throw WantedForm.REPORT.notIn(file, DocumentForm.of(only).words());
      }
      return List.of(only);
    } catch (MalformedJsonException _) {
      return valuesOfLines(text.lines().toList());
    }
  }

  private List<Json> valuesOfLines(List<String> lines) {
    List<Json> values = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          values.add(JsonReader.read(lines.get(i)));
        } catch (MalformedJsonException _) {
          throw because("has no JSON in line " + (i + 1));
        }
      }
    }
    return values;
  }

  private KnownProblem problem(Json cause) {
    List<String> jobs = new ArrayList<>();
    for (Json job : JsonMembers.items(cause, "jobs").orElse(List.of())) {
      jobs.add(JsonMembers.text(job, "name").orElseThrow(() -> because("has a job without name")));
    }
    List<String> checks = new ArrayList<>();
    for (Json check : JsonMembers.items(cause, "checks").orElse(List.of())) {
      if (check instanceof Json.Str text) {
        checks.add(text.value());
      }
    }
    Optional<String> problem = JsonMembers.text(cause, "problem");
    if (problem.isEmpty() || checks.isEmpty()) {
      throw because("has a cause without problem and checks");
    }
    return new KnownProblem(
        target(cause).map(Target::words).orElseGet(() -> KnownProblem.placeOf(jobs)),
        problem.get(),
        checks,
        jobs);
  }

  private static Optional<Target> target(Json cause) {
    return named(cause, "bucket")
        .<Target>map(Target::bucket)
        .or(() -> named(cause, "team").map(Target::team))
        .or(() -> named(cause, "workforce").map(Target::workforce));
  }

  private static Optional<String> named(Json cause, String kind) {
    return JsonMembers.text(cause, kind).filter(name -> !name.isBlank());
  }

  private InputException because(String reason) {
    return WantedForm.REPORT.because(file, reason);
  }
}
