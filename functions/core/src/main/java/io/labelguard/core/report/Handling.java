package io.labelguard.core.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What Labelguard itself does, or did, about what it found.
///
/// @param ownFix whether it applies the proven fix
/// @param fixed the names of the labeling jobs that have their access again because of a fix
/// @param changed what the fix changed, in a few lines: what is added begins with `+`, what is
///     removed with `-`; none where nothing was written
/// @param quietUntil the last day that a tag may ignore the findings until, where a tag can
public record Handling(
    OwnFix ownFix, List<String> fixed, List<String> changed, Optional<LocalDate> quietUntil) {

  /// Nothing.
  public static final Handling NONE =
      new Handling(OwnFix.NONE, List.of(), List.of(), Optional.empty());

  public Handling {
    fixed = List.copyOf(fixed);
    changed = List.copyOf(changed);
  }
}
