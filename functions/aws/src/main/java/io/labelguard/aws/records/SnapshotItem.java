package io.labelguard.aws.records;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Snapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A policy snapshot as an item, without its text: when it was made and looked at, and the hash of
/// its [TextItem].
///
/// @param body hash of the body; empty where the bucket had no policy
/// @param bytes the length of that body, compressed
record SnapshotItem(
    String bucket,
    Fingerprint fingerprint,
    Instant first,
    Looks looks,
    Optional<String> actor,
    Optional<String> eventId,
    Optional<String> body,
    long bytes) {

  static final String PREFIX = "look#";

  /// The attribute with the times of the looks.
  static final String LOOKS = "looks";

  static Map<String, AttributeValue> item(Snapshot snapshot, Optional<TextItem> body) {
    return Items.at(Partitions.snapshots(snapshot.bucket()), sortKey(snapshot))
        .text("bucket", snapshot.bucket())
        .text("fingerprint", snapshot.fingerprint().hex())
        .text("first", snapshot.at().toString())
        .text(LOOKS, Items.joined(snapshot.looks()))
        .text("actor", snapshot.actor())
        .text("eventId", snapshot.eventId())
        .text("body", body.map(TextItem::hash))
        .number("bytes", body.map(text -> text.gzip().asByteArrayUnsafe().length).orElse(0))
        .item();
  }

  static Map<String, AttributeValue> key(Snapshot snapshot) {
    return Items.key(Partitions.snapshots(snapshot.bucket()), sortKey(snapshot));
  }

  private static String sortKey(Snapshot snapshot) {
    return PREFIX
        + Items.sortable(snapshot.at())
        + "#"
        + snapshot.eventId().orElseGet(() -> snapshot.fingerprint().hex());
  }

  static SnapshotItem of(Map<String, AttributeValue> item) {
    return new SnapshotItem(
        Items.text(item, "bucket"),
        new Fingerprint(Items.text(item, "fingerprint")),
        Instant.parse(Items.text(item, "first")),
        Items.looks(item, LOOKS),
        Items.optional(item, "actor"),
        Items.optional(item, "eventId"),
        Items.optional(item, "body"),
        Items.number(item, "bytes"));
  }

  /// Returns the snapshot.
  ///
  /// @param texts the fetched texts, by hash
  Snapshot snapshot(Map<String, String> texts) {
    Snapshot.Text text =
        body.<Snapshot.Text>map(
                hash ->
                    Optional.ofNullable(texts.get(hash))
                        .<Snapshot.Text>map(Snapshot.Text.Policy::new)
                        .orElseGet(Snapshot.Text.NotFetched::new))
            .orElseGet(Snapshot.Text.NoPolicy::new);
    return new Snapshot(bucket, text, fingerprint, first, looks, actor, eventId);
  }
}
