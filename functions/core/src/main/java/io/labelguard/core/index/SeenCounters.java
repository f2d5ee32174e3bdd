package io.labelguard.core.index;

import io.labelguard.core.labeling.LabelCounters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// The last known counters of a labeling job, and since when it has made no progress. Times are to
/// the millisecond.
///
/// @param at when AWS reported the counters
/// @param done the most objects that were ever reported as labeled or failed
/// @param since when that many were first reported
public record SeenCounters(LabelCounters counters, Instant at, long done, Instant since) {

  /// Of counters that were reported at the same time, the choice only has to be the same in any
  /// order.
  private static final Comparator<SeenCounters> LATER =
      Comparator.comparing(SeenCounters::at)
          .thenComparingLong(seen -> seen.counters.labeled())
          .thenComparingLong(seen -> seen.counters.failed())
          .thenComparingLong(seen -> seen.counters.left());

  public SeenCounters {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    since = since.truncatedTo(ChronoUnit.MILLIS);
  }

  /// Returns counters that were reported once.
  public static SeenCounters of(LabelCounters counters, Instant at) {
    return new SeenCounters(counters, at, counters.labeled() + counters.failed(), at);
  }

  /// Returns both together, in whatever order.
  SeenCounters with(SeenCounters other) {
    SeenCounters later = LATER.compare(this, other) >= 0 ? this : other;
    SeenCounters further = compareProgress(other) >= 0 ? this : other;
    return new SeenCounters(later.counters, later.at, further.done, further.since);
  }

  /// Of the same progress, the earlier report is the one that counts.
  private int compareProgress(SeenCounters other) {
    return done == other.done ? other.since.compareTo(since) : Long.compare(done, other.done);
  }
}
