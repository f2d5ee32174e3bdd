package io.labelguard.core.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What Labelguard itself does, or did, about what it found.
///
/// @param fixing whether it is applying the proven fix at this moment
/// @param fixed the names of the labeling jobs that have their access again because of a fix
/// @param table the state table that a command of a person must name, where there is one
/// @param quietUntil the last day that a tag may ignore the findings until, where a tag can
public record Handling(
    boolean fixing, List<String> fixed, Optional<String> table, Optional<LocalDate> quietUntil) {

  /// Nothing.
  public static final Handling NONE =
      new Handling(false, List.of(), Optional.empty(), Optional.empty());

  public Handling {
    fixed = List.copyOf(fixed);
  }
}
