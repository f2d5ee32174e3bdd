package io.labelguard.core.labeling.past;

import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The life of a labeling job that has ended badly.
///
/// @param from when it was created
/// @param to when it ended
/// @param back from when on CloudTrail keeps its events: `from`, or later
public record JobLife(Instant from, Instant to, Instant back) {

  /// Returns the life of a job that has failed, was stopped, or left objects without a label; empty
  /// for any other.
  public static Optional<JobLife> of(LabelingJob job, Instant now) {
    return hasEndedBadly(job) ? Optional.of(known(job, now)) : Optional.empty();
  }

  private static boolean hasEndedBadly(LabelingJob job) {
    return switch (job.status()) {
      case FAILED, STOPPED -> true;
      case COMPLETED -> job.counters().map(LabelCounters::failed).filter(n -> n > 0).isPresent();
      case STARTING, IN_PROGRESS, STOPPING, UNKNOWN -> false;
    };
  }

  private static JobLife known(LabelingJob job, Instant now) {
    Instant to = job.description().modified().filter(end -> end.isBefore(now)).orElse(now);
    Instant from = job.created().filter(begin -> begin.isBefore(to)).orElse(to);
    Instant kept = now.minus(Duration.ofDays(TrailPage.DAYS));
    return new JobLife(from, to, from.isBefore(kept) ? kept : from);
  }

  /// Whether CloudTrail keeps none of its events any longer.
  public boolean isForgotten() {
    return back.isAfter(to);
  }

  /// Whether something happened within it.
  public boolean contains(Instant time) {
    return !time.isBefore(from) && !time.isAfter(to);
  }
}
