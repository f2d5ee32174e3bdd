package io.labelguard.core.port;

import java.util.Optional;

/// Compares the machine's clock with the one of AWS.
public interface AwsClock {

  /// Returns what both showed at AWS's last answer; empty before the first.
  Optional<ClockReading> reading();

  /// Returns why no policy or team may be written: the clocks differ, or AWS's time is not known.
  default Optional<String> reasonAgainstWriting() {
    return reading()
        .map(ClockReading::reasonAgainstWriting)
        .orElseGet(
            () ->
                Optional.of(
                    "No answer of AWS gave its time, so the clock of this machine cannot be"
                        + " checked, and nothing is written."));
  }
}
