package io.labelguard.core.record;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.message.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is remembered of one bucket, read once for an event or request: its earlier policies, and
/// the writes.
///
/// @param own the writes and what else is remembered of the bucket as a target
/// @param snapshots newest first, at most [Snapshots#MOST]
/// @param kept the policies that are kept apart from the snapshots, newest first
/// @param trouble what was published about the bucket and is not over
public record BucketPast(
    TargetPast own, List<Snapshot> snapshots, List<Sighting> kept, Optional<Trouble> trouble) {
  public BucketPast {
    snapshots = List.copyOf(snapshots);
    kept = List.copyOf(kept);
  }

  /// Returns which policies stood for how long, newest first.
  public List<Sighting> sightings() {
    return Sightings.of(snapshots, kept);
  }

  /// Returns the bucket's name.
  public String bucket() {
    return own.target().name();
  }

  /// Returns the newest snapshot.
  public Optional<Snapshot> newest() {
    return snapshots.stream().findFirst();
  }

  /// Returns the newest snapshot of another policy than the live one that was read from S3.
  public Optional<Snapshot> before(Fingerprint live) {
    return snapshots.stream()
        .filter(snapshot -> !snapshot.looks().times().isEmpty())
        .dropWhile(snapshot -> snapshot.fingerprint().equals(live))
        .findFirst();
  }

  /// Whether there is a snapshot of the same change.
  public boolean knows(Snapshot snapshot) {
    return snapshots.stream().anyMatch(snapshot::isOfTheSameChange);
  }

  /// Returns this past with one more snapshot, or with a later look at a snapshot that it has.
  public BucketPast with(Snapshot snapshot) {
    return new BucketPast(
        own,
        Stream.concat(
                Stream.of(snapshot),
                snapshots.stream().filter(each -> !each.isOfTheSameChange(snapshot)))
            .sorted(Snapshots.NEWEST_FIRST)
            .limit(Snapshots.MOST)
            .toList(),
        kept,
        trouble);
  }

  /// Returns this past with a newer state of an intent.
  public BucketPast with(Intent intent) {
    return new BucketPast(own.with(intent), snapshots, kept, trouble);
  }
}
