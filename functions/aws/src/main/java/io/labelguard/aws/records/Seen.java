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
final class Seen {

  /// The most bytes of compressed texts that one read of a bucket's past fetches. With 300
  /// snapshots the read stays below 300 KB. Policies shrink to about a tenth, so this is about 100
  /// texts.
  private static final long MOST_BYTES = 150_000;

  private final StateTable table;

  Seen(StateTable table) {
    this.table = table;
  }

  /// Stores the text first, because a text that no snapshot names does no harm.
  void keep(Snapshot snapshot) {
    if (snapshot.text() instanceof Snapshot.Text.NotFetched) {
      throw new IllegalArgumentException("a snapshot must be stored with its text");
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
