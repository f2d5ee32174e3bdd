package io.labelguard.core.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Remembers sweeps by the names of their runs. A method that decides between two runs does so by
/// one conditional write.
public interface SweepPages {

  /// How long a run holds the sweep after each of its steps. No step takes longer: 15 minutes is
  /// the most that a function may run.
  Duration HELD = Duration.ofMinutes(20);

  /// How long a run is remembered.
  Duration KEPT = Duration.ofDays(7);

  /// Takes the sweep for a run, or holds it longer.
  ///
  /// @return whether the run has it; false while another run holds it
  boolean hold(String run, Instant now);

  /// Gives the sweep up; does nothing where another run holds it.
  void release(String run);

  /// Returns how far a run is; empty where it has not begun.
  Optional<SweepState> state(String run);

  /// Keeps how far a run is.
  void keep(String run, SweepState state, Instant now);

  /// Keeps pages, new or further on.
  void keep(String run, Collection<SweepPage> pages, Instant now);

  /// Returns a page.
  Optional<SweepPage> page(String run, String id);

  /// Returns all pages of a run, sorted by id.
  List<SweepPage> pages(String run);
}
