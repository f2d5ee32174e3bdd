package io.labelguard.core.index;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Since when the index holds every live job of a Region.
///
/// @param since when the first of the sweeps began that found every job
/// @param last when the last of them began
public record Completeness(Instant since, Instant last) {

  /// How long after its last sweep the index still counts as complete. No row of a job that this
  /// sweep saw live expires within that time ([JobIndex#KEPT]).
  public static final Duration LASTS = Duration.ofDays(30);

  public Completeness {
    since = since.truncatedTo(ChronoUnit.MILLIS);
    last = last.truncatedTo(ChronoUnit.MILLIS);
  }

  /// Returns the completeness after the first sweep.
  public static Completeness from(Instant begun) {
    return new Completeness(begun, begun);
  }

  /// Returns the completeness after one more sweep, which may be recorded late or twice.
  public Completeness with(Instant begun) {
    if (!begun.isAfter(last)) {
      return this;
    }
    return holds(begun) ? new Completeness(since, begun) : from(begun);
  }

  /// Whether the last sweep is recent enough.
  public boolean holds(Instant now) {
    return now.isBefore(last.plus(LASTS));
  }
}
