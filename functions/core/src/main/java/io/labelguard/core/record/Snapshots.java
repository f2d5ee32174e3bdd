package io.labelguard.core.record;

import java.time.Duration;
import java.util.Comparator;

/// Keeps the earlier policies of buckets.
public interface Snapshots {

  /// How many snapshots of a bucket are read at most, so that a policy that changes every minute
  /// does not make each review slower.
  int MOST = 300;

  /// How many of the policies that are kept apart are read at most.
  int MOST_SIGHTINGS = 16;

  /// How long such a policy is kept after its end: no live job is as old as that, except perhaps a
  /// streaming job, which then causes no fix.
  Duration SIGHTINGS_KEPT = Duration.ofDays(400);

  /// The order of the snapshots in a past. CloudTrail gives whole seconds, and its ids have no
  /// order: of two changes in one second the one that S3 showed later is newer.
  Comparator<Snapshot> NEWEST_FIRST =
      Comparator.comparing(Snapshot::at).thenComparing(Snapshot::lastSeen).reversed();

  /// The order of the policies that are kept apart.
  Comparator<Sighting> LATEST_FIRST = Comparator.comparing(Sighting::since).reversed();

  /// Keeps a snapshot. Two changes of one bucket at one instant are both kept.
  ///
  /// @throws IllegalArgumentException where its text was not fetched
  void keep(Snapshot snapshot);

  /// Updates when a stored snapshot was looked at ([Snapshot#looks]).
  void seenAgain(Snapshot snapshot);

  /// Keeps a policy that stood for a while apart from the snapshots, so that any number of later
  /// changes does not push it out.
  ///
  /// @throws IllegalArgumentException where its text was not fetched
  void keep(Sighting sighting);

  /// Returns what is remembered of a bucket, in as few reads as possible. Older texts are
  /// [Snapshot.Text.NotFetched].
  BucketPast bucketPast(String bucket);

  /// Returns what is remembered of a bucket with every text, retired intent and job's name, however
  /// many reads that takes: for what a person asks.
  BucketPast wholePast(String bucket);
}
