package io.labelguard.cli.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Sighting;
import io.labelguard.core.record.Snapshot;

/// Reads and writes what was seen of a bucket as JSON: a snapshot, a policy that stood.
final class SnapshotJson {

  private SnapshotJson() {}

  static ObjectNode write(Snapshot snapshot) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("bucket", snapshot.bucket())
        .put("at", snapshot.at().toString())
        .put("fingerprint", snapshot.fingerprint().hex());
    looks(snapshot.looks(), out);
    snapshot.actor().ifPresent(actor -> out.put("actor", actor));
    snapshot.eventId().ifPresent(event -> out.put("event", event));
    snapshot.policy().ifPresent(policy -> out.put("policy", policy));
    return out;
  }

  private static void looks(Looks looks, ObjectNode out) {
    ArrayNode times = out.putArray("looks");
    looks.times().forEach(time -> times.add(time.toString()));
  }

  static ObjectNode write(Sighting sighting) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("bucket", sighting.bucket())
        .put("since", sighting.since().toString())
        .put("until", sighting.until().toString())
        .put("fingerprint", sighting.fingerprint().hex());
    looks(sighting.looks(), out);
    if (sighting.text() instanceof Snapshot.Text.Policy(String policy)) {
      out.put("policy", policy);
    }
    return out;
  }

  static Sighting readSighting(TypedMembers members) throws MalformedRecordsException {
    members.only("bucket", "since", "until", "fingerprint", "looks", "policy");
    return new Sighting(
        members.text("bucket"),
        Snapshot.Text.of(members.optional("policy")),
        new Fingerprint(members.text("fingerprint")),
        members.time("since"),
        new Looks(members.times("looks")),
        members.time("until"),
        true);
  }

  static Snapshot read(TypedMembers members) throws MalformedRecordsException {
    members.only("bucket", "at", "looks", "fingerprint", "actor", "event", "policy");
    return new Snapshot(
        members.text("bucket"),
        Snapshot.Text.of(members.optional("policy")),
        new Fingerprint(members.text("fingerprint")),
        members.time("at"),
        new Looks(members.times("looks")),
        members.optional("actor"),
        members.optional("event"));
  }
}
