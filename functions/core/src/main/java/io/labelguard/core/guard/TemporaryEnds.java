package io.labelguard.core.guard;

import static java.util.stream.Collectors.toSet;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Finds the temporary fixes that are over: the last job that they were made for has ended, or
/// their longest time has passed.
public final class TemporaryEnds {

  private TemporaryEnds() {}

  /// Returns the fixes that are over, in the order given.
  ///
  /// @param temporary the fixes that were not removed yet
  /// @param live every live labeling job
  public static List<Intent> over(List<Intent> temporary, List<LabelingJob> live, Instant now) {
    Set<String> running = live.stream().map(LabelingJob::name).collect(toSet());
    return temporary.stream().filter(fix -> isOver(fix, running, now)).toList();
  }

  /// Returns the fixes whose longest time has passed, in the order given. This needs no jobs.
  public static List<Intent> overdue(List<Intent> temporary, Instant now) {
    return temporary.stream()
        .filter(
            intent ->
                intent.purpose() instanceof Purpose.TemporaryFix fix && !fix.until().isAfter(now))
        .toList();
  }

  private static boolean isOver(Intent intent, Set<String> running, Instant now) {
    return intent.purpose() instanceof Purpose.TemporaryFix fix
        && (!fix.until().isAfter(now) || fix.jobs().stream().noneMatch(running::contains));
  }
}
