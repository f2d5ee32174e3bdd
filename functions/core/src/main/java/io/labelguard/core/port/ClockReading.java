package io.labelguard.core.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What two clocks showed at one moment.
///
/// @param machine the time of the machine that runs this
/// @param aws the time in AWS's answer, in whole seconds
public record ClockReading(Instant machine, Instant aws) {

  /// Records and CloudTrail's events are compared by their times, so a write needs clocks that
  /// agree. AWS itself refuses signatures that are older.
  private static final Duration MOST = Duration.ofMinutes(5);

  /// Returns why nothing may be written: the clocks differ by more than five minutes.
  public Optional<String> reasonAgainstWriting() {
    return Duration.between(aws, machine).abs().compareTo(MOST) <= 0
        ? Optional.empty()
        : Optional.of(
            "The clock of this machine says "
                + machine
                + ", and AWS says "
                + aws
                + ". They differ by more than five minutes, so nothing is written. Correct the"
                + " clock of this machine, then try again.");
  }
}
