package io.labelguard.cli.sarif;

import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ToolVersion;
import io.labelguard.core.check.Note;
import io.labelguard.policy.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A SARIF log of one run.
///
/// A note says what was not judged, which is a condition of the run: it is a notification. A result
/// of the kind `open` or `notApplicable` would need a rule that has looked at the thing, and for
/// what notes name there is no such rule yet.
///
/// @param rules every rule that a command can report
/// @param exitCode what the command returns
/// @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
public record SarifLog(
    List<Rule> rules, List<SarifResult> results, List<Note> notes, int exitCode) {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  public SarifLog {
    rules = List.copyOf(rules);
    results = List.copyOf(results);
    notes = List.copyOf(notes);
  }

  /// A rule, as the log describes it.
  ///
  /// @param summary one sentence
  /// @param help how to read more
  /// @param page the URL of its page, if it has one
  public record Rule(
      String id, SarifResult.Level level, String summary, String help, Optional<String> page) {}

  /// Prints the log as one line of JSON.
  public void print(Console console) {
    console.jsonLine(
        JsonWriter.object(
            out ->
                out.text("$schema", SCHEMA)
                    .text("version", "2.1.0")
                    .objects("runs", List.of(this), SarifLog::run)));
    console.out().flush();
  }

  private static void run(SarifLog log, JsonWriter out) {
    out.object("tool", tool -> tool.object("driver", log::driver))
        .objects("invocations", List.of(log), SarifLog::invocation)
        .text("columnKind", "utf16CodeUnits")
        .objects("results", log.results, SarifLog::result);
  }

  private void driver(JsonWriter out) {
    out.text("name", "Labelguard")
        .text("version", ToolVersion.text())
        .objects("rules", rules, SarifLog::rule);
  }

  private static void rule(Rule rule, JsonWriter out) {
    out.text("id", rule.id)
        .object("shortDescription", text -> message(rule.summary, text))
        .object("help", text -> message(rule.help, text))
        .text("helpUri", rule.page)
        .object("defaultConfiguration", usual -> usual.text("level", word(rule.level)));
  }

  private static void invocation(SarifLog log, JsonWriter out) {
    out.bool("executionSuccessful", true)
        .number("exitCode", log.exitCode)
        .objects("toolExecutionNotifications", log.notes, SarifLog::notification);
  }

  private static void notification(Note note, JsonWriter out) {
    note.check().ifPresent(id -> out.object("descriptor", descriptor -> descriptor.text("id", id)));
    out.text("level", "note").object("message", text -> message(note.message(), text));
    List<SarifResult.Thing> things = new ArrayList<>();
    note.bucket().ifPresent(name -> things.add(new SarifResult.Thing("bucket", name)));
    note.job().ifPresent(name -> things.add(new SarifResult.Thing("job", name)));
    note.team().ifPresent(name -> things.add(new SarifResult.Thing("team", name)));
    locations(Optional.empty(), things, out);
  }

  private static void result(SarifResult result, JsonWriter out) {
    out.text("ruleId", result.rule())
        .text("level", word(result.level()))
        .object("message", text -> message(result.message(), text));
    locations(result.file(), result.things(), out);
  }

  private static void locations(
      Optional<SarifFile> file, List<SarifResult.Thing> things, JsonWriter out) {
    if (file.isEmpty() && things.isEmpty()) {
      return;
    }
    out.objects(
        "locations",
        List.of(things),
        (about, location) -> {
          file.ifPresent(place -> location.object("physicalLocation", at -> place(place, at)));
          location.objects("logicalLocations", about, SarifLog::thing);
        });
  }

  private static void place(SarifFile place, JsonWriter out) {
    out.object("artifactLocation", artifact -> artifact.text("uri", place.uri()));
    place
        .at()
        .ifPresent(
            at ->
                out.object(
                    "region",
                    region ->
                        region.number("startLine", at.line()).number("startColumn", at.column())));
  }

  private static void thing(SarifResult.Thing thing, JsonWriter out) {
    out.text("name", thing.name())
        .text("fullyQualifiedName", thing.kind() + "/" + thing.name())
        .text("kind", thing.kind());
  }

  /// Writes a text in which nothing is a placeholder (`{0}`) or a link (`[text](target)`).
  private static void message(String text, JsonWriter out) {
    out.text("text", text.replace("{", "{{").replace("}", "}}").replace("](", "\\]("));
  }

  private static String word(SarifResult.Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
