package io.labelguard.core.guard;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.record.Target;
import java.util.List;
import java.util.Optional;

/// What a look at one bucket or team gave.
///
/// @param target what was looked at
/// @param state tells one trouble with it from the next
/// @param notes what was decided about a fix and why; of the guard's own write, what it left as it
///     was; sentences
/// @param source what a tool that keeps its own copy of the policy should have in it
/// @param ignored where a tag says that nothing is to be told
public record Review(
    Target target,
    String state,
    List<Finding> findings,
    List<String> notes,
    Optional<String> source,
    Optional<Permission.Ignored> ignored) {
  public Review {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  public static Review of(Target target, String state, List<Finding> findings, List<String> notes) {
    return new Review(target, state, findings, notes, Optional.empty(), Optional.empty());
  }

  /// Returns it with some of its findings.
  public Review with(List<Finding> some) {
    return new Review(target, state, some, notes, source, ignored);
  }

  /// Returns it with other notes.
  public Review noting(List<String> other) {
    return new Review(target, state, findings, other, source, ignored);
  }

  /// Returns it as one of a thing that is ignored.
  public Review ignored(Permission.Ignored tag) {
    return new Review(target, state, findings, notes, source, Optional.of(tag));
  }

  /// Looking at a bucket also shows the workforce; what is wrong with that is told elsewhere.
  public static boolean isOfABucket(Finding finding) {
    return finding.bucket().isPresent() || isInternal(finding);
  }

  public static boolean isOfATeam(Finding finding) {
    return finding.bucket().isEmpty();
  }

  private static boolean isInternal(Finding finding) {
    return finding.team().isEmpty() && finding.check() == CheckId.CHECK_FAILED;
  }
}
