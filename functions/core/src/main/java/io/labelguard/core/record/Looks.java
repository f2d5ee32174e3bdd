package io.labelguard.core.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When the guard read a policy from S3 and it was the same, oldest first.
///
/// Few times are kept however often it looks: the newest, those of the last 15 minutes before it,
/// about one a minute, and the last one before these. That is enough to decide whether the policy
/// stood [#SETTLED] after a look.
public record Looks(List<Instant> times) {

  /// How long a policy must stand after a look before a job counts as let through by it.
  public static final Duration SETTLED = Duration.ofMinutes(15);

  /// No look: the policy is known from an event only.
  public static final Looks NONE = new Looks(List.of());

  private static final Duration APART = Duration.ofMinutes(1);

  public Looks {
    times = List.copyOf(times);
  }

  /// Returns one look.
  public static Looks at(Instant time) {
    return new Looks(List.of(time));
  }

  /// Returns the last look.
  public Optional<Instant> last() {
    return times.isEmpty() ? Optional.empty() : Optional.of(times.getLast());
  }

  /// Returns these looks and one more. One that is not later than the last changes nothing.
  public Looks with(Instant look) {
    if (!times.isEmpty() && !look.isAfter(times.getLast())) {
      return this;
    }
    List<Instant> kept = new ArrayList<>(times);
    if (kept.size() > 1 && kept.getLast().isBefore(kept.get(kept.size() - 2).plus(APART))) {
      kept.removeLast();
    }
    kept.add(look);
    Instant settled = look.minus(SETTLED);
    while (kept.size() > 1 && !kept.get(1).isAfter(settled)) {
      kept.removeFirst();
    }
    return new Looks(kept);
  }

  /// Returns both, as looks at one policy.
  Looks with(Looks later) {
    Looks both = this;
    for (Instant look : later.times) {
      both = both.with(look);
    }
    return both;
  }

  /// Whether a look that was not before `from` was at least [#SETTLED] before `until`.
  public boolean settled(Instant from, Instant until) {
    return times.stream()
        .anyMatch(look -> !look.isBefore(from) && !look.plus(SETTLED).isAfter(until));
  }

  /// Returns the first look that was not before `from`.
  public Optional<Instant> first(Instant from) {
    return times.stream().filter(look -> !look.isBefore(from)).findFirst();
  }
}
