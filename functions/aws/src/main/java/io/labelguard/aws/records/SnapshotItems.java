package io.labelguard.aws.records;

import static java.util.stream.Collectors.toMap;

import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Sighting;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Snapshots;
import io.labelguard.core.record.TargetPast;
import io.labelguard.core.record.message.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Stores the snapshots of bucket policies: each snapshot as an item without its text, and each
/// text once, however many snapshots have it. The policies that are kept apart lie behind them in
/// the same partition, so one query reads both.
final class SnapshotItems {

  /// The most bytes of compressed texts that one read of a bucket's past fetches. With 300
  /// snapshots the read stays below 300 KB. Policies shrink to about a tenth, so this is about 100
  /// texts.
  private static final long MOST_BYTES = 150_000;

  /// The most texts that one read of a bucket's past fetches: one more item is in the same batch.
  private static final int MOST_TEXTS = StateTable.BATCH - 1;

  /// Every item that a past may hold, and the mode that lies between them.
  private static final int PAGE = Snapshots.MOST_SIGHTINGS + 1 + Snapshots.MOST;

  private final StateTable table;

  SnapshotItems(StateTable table) {
    this.table = table;
  }

  /// Stores a snapshot and its text.
  void keep(Snapshot snapshot) {
    if (snapshot.text() instanceof Snapshot.Text.NotFetched) {
      throw new IllegalArgumentException("a snapshot must be stored with its text");
    }
    Optional<TextItem> body = snapshot.policy().map(TextItem::of);
    Map<String, AttributeValue> item = SnapshotItem.item(snapshot, body);
    if (body.isEmpty()) {
      table.put(item);
      return;
    }
    Map<String, AttributeValue> text = body.get().item(Partitions.snapshots(snapshot.bucket()));
    WritesTogether both = table.together();
    if (!both.make(both.put(text), both.put(item))) {
      // The text first, because a text that no snapshot names does no harm.
      table.put(text);
      table.put(item);
    }
  }

  void seenAgain(Snapshot snapshot) {
    table.set(SnapshotItem.key(snapshot), SnapshotItem.LOOKS, Items.joined(snapshot.looks()));
  }

  /// Returns the past of a bucket with the texts of the newest snapshots, in two calls.
  BucketPast past(TargetPast own) {
    Seen seen = seen(own);
    SequencedSet<String> hashes = new LinkedHashSet<>();
    long bytes = 0;
    for (SnapshotItem item : seen.snapshots()) {
      boolean isNew = item.body().filter(hash -> !hashes.contains(hash)).isPresent();
      if (isNew) {
        bytes += item.bytes();
        if (bytes > MOST_BYTES || hashes.size() == MOST_TEXTS) {
          break;
        }
        item.body().ifPresent(hashes::add);
      }
    }
    return past(own, seen, hashes);
  }

  /// Returns the past of a bucket with every text.
  BucketPast wholePast(TargetPast own) {
    Seen seen = seen(own);
    SequencedSet<String> hashes = new LinkedHashSet<>();
    seen.snapshots().forEach(item -> item.body().ifPresent(hashes::add));
    return past(own, seen, hashes);
  }

  /// What lies in the partition of a bucket, newest first, without the texts of the snapshots.
  private record Seen(List<SnapshotItem> snapshots, List<Sighting> kept) {

    static Seen of(Iterable<Map<String, AttributeValue>> items) {
      List<SnapshotItem> snapshots = new ArrayList<>();
      List<Sighting> kept = new ArrayList<>();
      for (Map<String, AttributeValue> item : items) {
        String sortKey = Items.text(item, "sk");
        if (sortKey.startsWith(SnapshotItem.PREFIX)) {
          snapshots.add(SnapshotItem.of(item));
          if (snapshots.size() == Snapshots.MOST) {
            break;
          }
        } else if (sortKey.startsWith(SightingItem.PREFIX)
            && kept.size() < Snapshots.MOST_SIGHTINGS) {
          kept.add(SightingItem.sighting(item));
        }
      }
      return new Seen(snapshots, kept);
    }
  }

  private Seen seen(TargetPast own) {
    return table.last(
        Partitions.snapshots(own.target().name()), SnapshotItem.PREFIX, PAGE, Seen::of);
  }

  private BucketPast past(TargetPast own, Seen seen, SequencedSet<String> hashes) {
    String partition = Partitions.snapshots(own.target().name());
    List<Map<String, AttributeValue>> read =
        table.all(
            Stream.concat(
                    hashes.stream().map(hash -> TextItem.key(partition, hash)),
                    Stream.of(TroubleItem.key(own.target().key())))
                .toList());
    Map<String, String> texts =
        read.stream()
            .filter(item -> !TroubleItem.isTrouble(item))
            .collect(toMap(TextItem::hash, TextItem::text));
    Optional<Trouble> trouble =
        read.stream().filter(TroubleItem::isTrouble).map(TroubleItem::trouble).findFirst();
    return new BucketPast(
        own,
        seen.snapshots().stream()
            .map(item -> item.snapshot(texts))
            .sorted(Snapshots.NEWEST_FIRST)
            .toList(),
        seen.kept(),
        trouble);
  }
}
