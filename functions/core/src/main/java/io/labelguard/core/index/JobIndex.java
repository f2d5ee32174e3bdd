package io.labelguard.core.index;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Remembers labeling jobs, and which live jobs use what. One index is of one account and Region.
///
/// Late, repeated and reordered facts leave the same index, also where several are added at once.
public interface JobIndex {

  /// How long a job is remembered after the last fact about it. A job that is not streaming ends
  /// after 30 days, so that no live job is forgotten, and the end of a job is remembered longer
  /// than its create event can be late.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-create-labeling-job.html">Create
  ///     a labeling job</a>
  Duration KEPT = Duration.ofDays(35);

  /// How much of [#KEPT] may have passed before a job that is seen live again is renewed in the
  /// lists of what it uses.
  Duration RENEWED = Duration.ofDays(1);

  /// Adds facts about jobs. Returns all that is then known of these jobs, in the order of their
  /// ids. A job without settings there has to be described.
  List<IndexedJob> add(Collection<IndexedJob> facts);

  /// Adds one fact about a job, and returns all that is then known of it.
  default IndexedJob add(IndexedJob fact) {
    return add(List.of(fact)).getFirst();
  }

  /// Returns the live jobs that use a thing, in the order of their ids. While facts about a job are
  /// being added, its row may be a moment behind what [#jobs] returns.
  List<JobRow> using(UsedThing thing);

  /// Returns what is known of these jobs, in the order of their ids; jobs that are not known are
  /// left out.
  List<IndexedJob> jobs(Collection<JobId> ids);

  /// Forgets a job that AWS does not know.
  void remove(JobId id);

  /// Returns since when the index holds every live job of the Region; empty before the first sweep
  /// has ended, and where the last one is too long ago.
  Optional<Instant> completeSince(String region, Instant now);

  /// Records that a sweep has ended that began then and added every live job of the Region.
  void recordSweep(String region, Instant begun);
}
