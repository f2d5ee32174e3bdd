package io.labelguard.cli.input;

import static io.labelguard.cli.input.JsonMembers.has;
import static io.labelguard.cli.input.JsonMembers.items;
import static io.labelguard.cli.input.JsonMembers.text;

import io.labelguard.cli.print.Console;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.json.MalformedJsonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads events from a file that a person gave, as EventBridge delivers them: its own form, bare
/// CloudTrail records, `{"Records":[…]}`, the output of lookup-events, or JSON lines of these.
public final class EventFile {

  private static final String MANAGEMENT_CALL = "AWS API Call via CloudTrail";

  private EventFile() {}

  /// One record of a file.
  public sealed interface Entry {

    /// An event to deliver.
    record Event(String text) implements Entry {}

    /// Something that is not an event.
    record Bad(String reason) implements Entry {}
  }

  /// Returns the records of a file, in order; at least one. A file that cannot be read is one bad
  /// record.
  public static List<Entry> read(Path file) {
    String text;
    try {
      text = TextFile.read(file);
    } catch (InputException e) {
      return List.of(new Entry.Bad(String.valueOf(e.getMessage())));
    }
    try {
      return entries(text, JsonReader.read(text));
    } catch (MalformedJsonException whole) {
      List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
      return lines.size() > 1 && lines.stream().limit(2).anyMatch(EventFile::isObject)
          ? lines.stream().flatMap(line -> line(line).stream()).toList()
          : List.of(new Entry.Bad(reason(text, whole)));
    }
  }

  private static boolean isObject(String line) {
    try {
      return JsonReader.read(line) instanceof Json.Obj;
    } catch (MalformedJsonException _) {
      return false;
    }
  }

  private static List<Entry> line(String line) {
    try {
      return entries(line, JsonReader.read(line));
    } catch (MalformedJsonException e) {
      return List.of(new Entry.Bad(reason(line, e)));
    }
  }

  private static String reason(String text, MalformedJsonException e) {
    return text.isBlank()
        ? "not an event: the file is empty"
        : "not JSON: " + Console.safe(String.valueOf(e.getMessage()));
  }

  private static List<Entry> entries(String text, Json json) {
    return switch (DocumentForm.of(json)) {
      case EVENTBRIDGE_EVENT -> List.of(new Entry.Event(json.span().of(text)));
      case CLOUDTRAIL_RECORD -> List.of(record(text, json));
      case CLOUDTRAIL_RECORDS ->
          orNone(
              items(json, "Records").orElse(List.of()).stream()
                  .map(record -> record(text, record))
                  .toList());
      case LOOKUP_EVENTS -> {
        List<Entry> all = new ArrayList<>();
        items(json, "Events").orElse(List.of()).forEach(event -> all.addAll(lookedUp(event)));
        yield orNone(all);
      }
      case DocumentForm form -> List.of(notAnEvent("it looks like " + form.words()));
    };
  }

  private static List<Entry> orNone(List<Entry> entries) {
    return entries.isEmpty() ? List.of(notAnEvent("it holds no record")) : entries;
  }

  private static List<Entry> lookedUp(Json event) {
    return text(event, "CloudTrailEvent")
        .map(EventFile::line)
        .orElseGet(() -> List.of(notAnEvent("CloudTrailEvent is missing")));
  }

  /// Wraps a record in the envelope in which EventBridge delivers it.
  private static Entry record(String text, Json record) {
    Optional<String> source =
        text(record, "eventSource")
            .map(host -> "aws." + host.replaceFirst("[.]amazonaws[.]com.*", ""));
    if (source.isEmpty() || !has(record, "eventName") || !has(record, "eventTime")) {
      return notAnEvent("a CloudTrail record needs eventSource, eventName and eventTime");
    }
    return new Entry.Event(
        JsonWriter.object(
            out ->
                out.text("version", "0")
                    .text("id", text(record, "eventID").orElse(""))
                    .text("detail-type", MANAGEMENT_CALL)
                    .text("source", source.get())
                    .text("account", account(record))
                    .text("time", text(record, "eventTime"))
                    .text("region", text(record, "awsRegion"))
                    .texts("resources", List.of())
                    .json("detail", record.span().of(text))));
  }

  /// Old records do not name the account that received them.
  private static Optional<String> account(Json record) {
    return text(record, "recipientAccountId")
        .or(
            () ->
                JsonMembers.member(record, "userIdentity")
                    .flatMap(identity -> text(identity, "accountId")));
  }

  private static Entry.Bad notAnEvent(String why) {
    return new Entry.Bad(
        "not an event: "
            + why
            + ". Give an event of EventBridge (source, detail-type and detail), a CloudTrail"
            + " record, a file of Records, or the output of aws cloudtrail lookup-events");
  }
}
