package io.labelguard.aws.records;

import static java.util.stream.Collectors.toMap;

import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Snapshots;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// The policies of buckets as they were seen: looks without text, and the texts beside them, each
/// once however many looks saw it.
final class Seen {

  /// How many bytes of texts, compressed, one look at a bucket's past fetches. With 300 looks that
  /// stays below 300 KB; policies shrink to about a tenth, so it is the texts of a hundred changes.
  private static final long MOST_BYTES = 150_000;

  private final StateTable table;

  Seen(StateTable table) {
    this.table = table;
  }

  /// Keeps the text first: one that no look names does no harm.
  void keep(Snapshot snapshot) {
    if (snapshot.text() instanceof Snapshot.Text.NotFetched) {
      throw new IllegalArgumentException("a snapshot is kept with its text");
    }
    Optional<Body> body = snapshot.policy().map(Body::of);
    body.ifPresent(text -> table.put(text.item(Partitions.seen(snapshot.bucket()))));
    table.put(LookForm.item(snapshot, body));
  }

  void seenAgain(Snapshot snapshot) {
    table.set(LookForm.key(snapshot), "last", snapshot.lastSeen().toString());
  }

  /// Returns the snapshots of a bucket, newest first, with the texts of the newest.
  List<Snapshot> snapshots(String bucket) {
    List<LookForm> looks = looks(bucket);
    SequencedSet<String> bodies = new LinkedHashSet<>();
    long bytes = 0;
    for (LookForm look : looks) {
      boolean isNew = look.body().filter(hash -> !bodies.contains(hash)).isPresent();
      if (isNew) {
        bytes += look.bytes();
        if (bytes > MOST_BYTES || bodies.size() == StateTable.BATCH) {
          break;
        }
        look.body().ifPresent(bodies::add);
      }
    }
    return snapshots(bucket, looks, bodies);
  }

  /// Returns the snapshots of a bucket, newest first, with every text.
  List<Snapshot> wholeSnapshots(String bucket) {
    List<LookForm> looks = looks(bucket);
    SequencedSet<String> bodies = new LinkedHashSet<>();
    looks.forEach(look -> look.body().ifPresent(bodies::add));
    return snapshots(bucket, looks, bodies);
  }

  private List<LookForm> looks(String bucket) {
    return table.newest(Partitions.seen(bucket), LookForm.PREFIX, Snapshots.MOST).stream()
        .map(LookForm::of)
        .toList();
  }

  private List<Snapshot> snapshots(
      String bucket, List<LookForm> looks, SequencedSet<String> bodies) {
    String partition = Partitions.seen(bucket);
    Map<String, String> texts =
        table.all(bodies.stream().map(hash -> Body.key(partition, hash)).toList()).stream()
            .collect(toMap(Body::hash, Body::text));
    return looks.stream().map(look -> look.snapshot(texts)).sorted(Snapshots.NEWEST_FIRST).toList();
  }
}
