package io.labelguard.core.sweep;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// How far a sweep is.
///
/// @param begun when it began, to the millisecond
/// @param wasComplete whether the index held every live labeling job before it
/// @param stage what is planned next
/// @param status while labeling jobs are listed: which of the live states comes next
/// @param next where the next page of that list begins; empty for its first
/// @param pages how many pages were planned in this stage
/// @param jobsMissing whether a live labeling job may be missing among those that were read
/// @param planned what was found while planning
public record SweepState(
    Instant begun,
    boolean wasComplete,
    Stage stage,
    int status,
    Optional<String> next,
    int pages,
    boolean jobsMissing,
    SweepResult planned) {

  /// What a sweep does, in order.
  public enum Stage {
    JOBS,
    UNLISTED_JOBS,
    BUCKETS,
    TEAMS,
    REPORT
  }

  public SweepState {
    begun = begun.truncatedTo(ChronoUnit.MILLIS);
  }

  /// Returns the state of a sweep that begins now.
  public static SweepState begin(Instant now, boolean wasComplete) {
    return new SweepState(
        now, wasComplete, Stage.JOBS, 0, Optional.empty(), 0, false, SweepResult.NOTHING);
  }

  /// Returns the state after one page of a list of labeling jobs.
  ///
  /// @param after where the next page begins; empty where that was the last of this status
  /// @param added the number of pages that were planned
  public SweepState listed(Optional<String> after, int added) {
    return new SweepState(
        begun,
        wasComplete,
        stage,
        after.isPresent() ? status : status + 1,
        after,
        pages + added,
        jobsMissing,
        planned);
  }

  /// Returns the state after a list failed: the rest of it is left out.
  public SweepState failed(SweepResult failure) {
    return new SweepState(
        begun,
        wasComplete,
        stage,
        status + 1,
        Optional.empty(),
        pages,
        true,
        planned.plus(failure));
  }

  /// Returns the state in the next stage.
  ///
  /// @param missing whether a live labeling job may be missing
  public SweepState in(Stage other, boolean missing) {
    return new SweepState(
        begun, wasComplete, other, status, next, 0, jobsMissing || missing, planned);
  }
}
