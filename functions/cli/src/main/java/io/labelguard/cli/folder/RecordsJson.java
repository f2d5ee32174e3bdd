package io.labelguard.cli.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.RecordContents;
import io.labelguard.core.record.RecordContents.Alerted;
import io.labelguard.core.record.RecordContents.Claim;
import io.labelguard.core.record.RecordContents.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Writes the guard's records as JSON and reads them again. Equal records are always the same text.
///
/// Reading is strict: an unknown member may be a record of a newer version, which this version
/// would lose.
final class RecordsJson {

  private static final int VERSION = 3;

  /// Escapes can write any string, even one with a lone surrogate.
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RecordsJson() {}

  static String write(RecordContents contents) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", VERSION);
    write(
        json.putArray("events"),
        contents.events(),
        (id, claim, out) -> {
          out.put("id", id).put("finished", claim.finished());
          claim.owner().ifPresent(owner -> out.put("owner", owner));
          out.put("until", claim.until().toString());
        });
    write(
        json.putArray("leases"),
        contents.leases(),
        (resource, lease, out) ->
            out.put("resource", resource)
                .put("holder", lease.holder())
                .put("until", lease.until().toString()));
    write(
        json.putArray("writes"),
        contents.writes(),
        (resource, made, out) -> {
          ArrayNode times = out.put("resource", resource).putArray("made");
          made.forEach(time -> times.add(time.toString()));
        });
    ArrayNode intents = json.putArray("intents");
    contents.intents().forEach(intent -> intents.add(IntentJson.write(intent)));
    ArrayNode temporary = json.putArray("temporary");
    contents.temporary().forEach(temporary::add);
    write(
        json.putArray("rearmed"),
        contents.rearmed(),
        (resource, leave, out) -> {
          out.put("resource", resource).put("at", leave.at().toString()).put("by", leave.by());
          ArrayNode writes = out.putArray("writes");
          leave.writes().forEach(writes::add);
        });
    write(
        json.putArray("alerts"),
        contents.alerts(),
        (key, alert, out) ->
            out.put("key", key).put("told", alert.at().toString()).put("merged", alert.merged()));
    write(
        json.putArray("messages"),
        contents.messages(),
        (alert, thread, out) -> MessagesJson.write(thread, out.put("alert", alert)));
    write(
        json.putArray("troubles"),
        contents.troubles(),
        (about, trouble, out) -> TroubleJson.write(trouble, out.put("about", about)));
    ArrayNode snapshots = json.putArray("snapshots");
    contents.snapshots().forEach(snapshot -> snapshots.add(SnapshotJson.write(snapshot)));
    ArrayNode sightings = json.putArray("sightings");
    contents.sightings().forEach(sighting -> sightings.add(SnapshotJson.write(sighting)));
    write(
        json.putArray("modes"),
        contents.modes(),
        (resource, tag, out) -> out.put("resource", resource).put("tag", tag));
    return text(json);
  }

  static RecordContents read(String text) throws MalformedRecordsException {
    TypedMembers json = new TypedMembers("", tree(text));
    json.only(
        "version",
        "events",
        "leases",
        "writes",
        "intents",
        "temporary",
        "rearmed",
        "alerts",
        "messages",
        "troubles",
        "snapshots",
        "sightings",
        "modes");
    if (json.number("version") != VERSION) {
      throw new MalformedRecordsException(
          "/version", "is not " + VERSION + ": another version of labelguard wrote it");
    }
    try {
      return new RecordContents(
          json.byKey("events", "id", RecordsJson::claim),
          json.byKey("leases", "resource", RecordsJson::lease),
          json.byKey("writes", "resource", RecordsJson::made),
          json.objects("intents", IntentJson::read),
          new TreeSet<>(json.texts("temporary")),
          json.byKey("rearmed", "resource", RecordsJson::leave),
          json.byKey("alerts", "key", RecordsJson::alerted),
          json.optionalByKey("messages", "alert", MessagesJson::read),
          json.optionalByKey("troubles", "about", TroubleJson::read),
          json.objects("snapshots", SnapshotJson::read),
          json.objects("sightings", SnapshotJson::readSighting),
          json.byKey("modes", "resource", RecordsJson::mode));
    } catch (IllegalArgumentException e) {
      throw new MalformedRecordsException("", String.valueOf(e.getMessage()));
    }
  }

  private static Claim claim(TypedMembers claim) throws MalformedRecordsException {
    claim.only("id", "finished", "owner", "until");
    return new Claim(claim.truth("finished"), claim.optional("owner"), claim.time("until"));
  }

  private static Lease lease(TypedMembers lease) throws MalformedRecordsException {
    lease.only("resource", "holder", "until");
    return new Lease(lease.text("holder"), lease.time("until"));
  }

  private static List<Instant> made(TypedMembers writes) throws MalformedRecordsException {
    writes.only("resource", "made");
    return writes.times("made");
  }

  private static Rearmed leave(TypedMembers leave) throws MalformedRecordsException {
    leave.only("resource", "at", "by", "writes");
    return new Rearmed(
        leave.time("at"), leave.text("by"), new TreeSet<>(leave.optionalTexts("writes")));
  }

  private static String mode(TypedMembers mode) throws MalformedRecordsException {
    mode.only("resource", "tag");
    return mode.text("tag");
  }

  private static Alerted alerted(TypedMembers alert) throws MalformedRecordsException {
    alert.only("key", "told", "merged");
    return new Alerted(alert.time("told"), alert.number("merged"));
  }

  private static JsonNode tree(String text) throws MalformedRecordsException {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new MalformedRecordsException(
          "",
          "is not JSON (line %d, column %d)"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }

  private static String text(JsonNode json) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /// Writes the members of one object.
  private interface Writer<T> {
    void write(String key, T value, ObjectNode out);
  }

  private static <T> void write(ArrayNode into, Map<String, T> values, Writer<T> writer) {
    values.forEach((key, value) -> writer.write(key, value, into.addObject()));
  }
}
