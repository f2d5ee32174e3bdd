package io.labelguard.core.check;

import java.time.Instant;

/// What was known of a labeling job's counters before they were read now.
///
/// @param failed how many objects had failed when the counters were last read
/// @param done the most objects that were ever reported as labeled or failed
/// @param since when that many were first reported
public record CountersBefore(long failed, long done, Instant since) {

  /// @throws IllegalArgumentException where a number is negative
  public CountersBefore {
    if (failed < 0 || done < 0) {
      throw new IllegalArgumentException("a number of objects cannot be negative");
    }
  }
}
