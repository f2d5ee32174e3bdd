package io.labelguard.core.guard;

import static java.util.stream.Collectors.toSet;

import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the temporary fixes that are over: the last job that they were made for has ended, or
/// their longest time has passed.
public final class TemporaryEnds {

  private TemporaryEnds() {}

  /// Returns the names of the jobs that some fixes were made for.
  public static Set<String> jobs(List<Intent> temporary) {
    return temporary.stream()
        .flatMap(
            fix ->
                fix.purpose() instanceof Purpose.TemporaryFix made
                    ? made.jobs().stream()
                    : Stream.empty())
        .collect(toSet());
  }

  /// Returns the fixes that are over, in the order given.
  ///
  /// @param temporary the fixes that were not removed yet
  /// @param running the names of the jobs that may be live
  public static List<Intent> over(List<Intent> temporary, Set<String> running, Instant now) {
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
