package io.labelguard.aws.records;

import static java.util.stream.Collectors.toMap;

import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Snapshots;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// Stores the snapshots of bucket policies: each snapshot as an item without its text, and each
/// text once, however many snapshots have it.
final class SnapshotItems {

  /// The most bytes of compressed texts that one read of a bucket's past fetches. With 300
  /// snapshots the read stays below 300 KB. Policies shrink to about a tenth, so this is about 100
  /// texts.
  private static final long MOST_BYTES = 150_000;

  private final StateTable table;

  SnapshotItems(StateTable table) {
    this.table = table;
  }

  /// Stores the text first, because a text that no snapshot names does no harm.
  void keep(Snapshot snapshot) {
    if (snapshot.text() instanceof Snapshot.Text.NotFetched) {
      throw new IllegalArgumentException("a snapshot must be stored with its text");
    }
    Optional<TextItem> body = snapshot.policy().map(TextItem::of);
    body.ifPresent(text -> table.put(text.item(Partitions.snapshots(snapshot.bucket()))));
    table.put(SnapshotItem.item(snapshot, body));
  }

  void seenAgain(Snapshot snapshot) {
    table.set(SnapshotItem.key(snapshot), SnapshotItem.LOOKS, Items.joined(snapshot.looks()));
  }

  /// Returns the snapshots of a bucket, newest first, with the texts of the newest.
  List<Snapshot> snapshots(String bucket) {
    List<SnapshotItem> items = items(bucket);
    SequencedSet<String> hashes = new LinkedHashSet<>();
    long bytes = 0;
    for (SnapshotItem item : items) {
      boolean isNew = item.body().filter(hash -> !hashes.contains(hash)).isPresent();
      if (isNew) {
        bytes += item.bytes();
        if (bytes > MOST_BYTES || hashes.size() == StateTable.BATCH) {
          break;
        }
        item.body().ifPresent(hashes::add);
      }
    }
    return snapshots(bucket, items, hashes);
  }

  /// Returns the snapshots of a bucket, newest first, with every text.
  List<Snapshot> wholeSnapshots(String bucket) {
    List<SnapshotItem> items = items(bucket);
    SequencedSet<String> hashes = new LinkedHashSet<>();
    items.forEach(item -> item.body().ifPresent(hashes::add));
    return snapshots(bucket, items, hashes);
  }

  private List<SnapshotItem> items(String bucket) {
    return table.newest(Partitions.snapshots(bucket), SnapshotItem.PREFIX, Snapshots.MOST).stream()
        .map(SnapshotItem::of)
        .toList();
  }

  private List<Snapshot> snapshots(
      String bucket, List<SnapshotItem> items, SequencedSet<String> hashes) {
    String partition = Partitions.snapshots(bucket);
    Map<String, String> texts =
        table.all(hashes.stream().map(hash -> TextItem.key(partition, hash)).toList()).stream()
            .collect(toMap(TextItem::hash, TextItem::text));
    return items.stream().map(item -> item.snapshot(texts)).sorted(Snapshots.NEWEST_FIRST).toList();
  }
}
