package io.labelguard.core.record;

import java.util.Comparator;

/// Keeps the earlier policies of buckets.
public interface Snapshots {

  /// How many snapshots of a bucket are read at most, so that a policy that changes every minute
  /// does not make each review slower.
  int MOST = 300;

  /// The order of the snapshots in a past. CloudTrail gives whole seconds, and its ids have no
  /// order: of two changes in one second the one that S3 showed later is newer.
  Comparator<Snapshot> NEWEST_FIRST =
      Comparator.comparing(Snapshot::at).thenComparing(Snapshot::lastSeen).reversed();

  /// Keeps a snapshot. Two changes of one bucket at one instant are both kept.
  ///
  /// @throws IllegalArgumentException where its text was not fetched
  void keep(Snapshot snapshot);

  /// Updates when a stored snapshot was seen last ([Snapshot#lastSeen]).
  void seenAgain(Snapshot snapshot);

  /// Returns what is remembered of a bucket, in as few reads as possible. Older texts are
  /// [Snapshot.Text.NotFetched].
  BucketPast bucketPast(String bucket);

  /// Returns what is remembered of a bucket with every text, retired intent and job's name, however
  /// many reads that takes: for what a person asks.
  BucketPast wholePast(String bucket);
}
