package io.labelguard.aws.records;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.Snapshot;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A policy snapshot as an item. A policy has at most 20 KB, an item may have 400.
final class SnapshotForm {

  private SnapshotForm() {}

  static String partition(String bucket) {
    return "bucket/" + bucket;
  }

  static Map<String, AttributeValue> item(Snapshot snapshot) {
    String sortKey =
        "snapshot#" + Items.sortable(snapshot.at()) + "#" + snapshot.eventId().orElse("");
    return Items.at(partition(snapshot.bucket()), sortKey)
        .text("bucket", snapshot.bucket())
        .text("policy", snapshot.policy())
        .text("fingerprint", snapshot.fingerprint().hex())
        .text("at", snapshot.at().toString())
        .text("actor", snapshot.actor())
        .text("eventId", snapshot.eventId())
        .item();
  }

  static Snapshot snapshot(Map<String, AttributeValue> item) {
    return new Snapshot(
        Items.text(item, "bucket"),
        Items.optional(item, "policy"),
        new Fingerprint(Items.text(item, "fingerprint")),
        Instant.parse(Items.text(item, "at")),
        Items.optional(item, "actor"),
        Items.optional(item, "eventId"));
  }
}
