package io.labelguard.cli.folder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.Snapshot;

/// Reads and writes a policy snapshot as JSON.
final class SnapshotJson {

  private SnapshotJson() {}

  static ObjectNode write(Snapshot snapshot) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("bucket", snapshot.bucket())
        .put("at", snapshot.at().toString())
        .put("lastSeen", snapshot.lastSeen().toString())
        .put("fingerprint", snapshot.fingerprint().hex());
    snapshot.actor().ifPresent(actor -> out.put("actor", actor));
    snapshot.eventId().ifPresent(event -> out.put("event", event));
    snapshot.policy().ifPresent(policy -> out.put("policy", policy));
    return out;
  }

  static Snapshot read(TypedMembers members) throws MalformedRecordsException {
    members.only("bucket", "at", "lastSeen", "fingerprint", "actor", "event", "policy");
    return new Snapshot(
        members.text("bucket"),
        Snapshot.Text.of(members.optional("policy")),
        new Fingerprint(members.text("fingerprint")),
        members.time("at"),
        members.time("lastSeen"),
        members.optional("actor"),
        members.optional("event"));
  }
}
