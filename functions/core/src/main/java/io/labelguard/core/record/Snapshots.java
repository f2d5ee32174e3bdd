package io.labelguard.core.record;

import java.util.Comparator;

/// How the policies of buckets were.
public interface Snapshots {

  /// How far back a bucket is looked at, so that one whose policy changes every minute does not
  /// make every look longer.
  int MOST = 300;

  /// The order in which a past lists them.
  Comparator<Snapshot> NEWEST_FIRST = Comparator.comparing(Snapshot::at).reversed();

  /// Keeps a policy as it was seen, with who wrote it; of two changes of one bucket at one instant
  /// both may be kept, or the later one alone.
  ///
  /// @throws IllegalArgumentException where its text was not fetched
  void keep(Snapshot snapshot);

  /// Keeps when a snapshot that is kept was seen last ([Snapshot#lastSeen]).
  void seenAgain(Snapshot snapshot);

  /// Returns all that is remembered of a bucket, in as few reads as it takes. Texts that lie too
  /// far back to be fetched at once are [Snapshot.Text.NotFetched].
  BucketPast bucketPast(String bucket);

  /// Returns all that is remembered of a bucket with every text, however many reads that takes: for
  /// people who look at a history.
  BucketPast wholePast(String bucket);
}
