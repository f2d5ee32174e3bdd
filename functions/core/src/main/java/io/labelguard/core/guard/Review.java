package io.labelguard.core.guard;

import io.labelguard.core.check.Finding;
import java.util.List;

/// What a look at one bucket or team gave.
///
/// @param resource `bucket/NAME` or `team/NAME`
/// @param state tells one trouble with it from the next
/// @param notes what was decided about a fix and why; of the guard's own write, what it left as it
///     was; sentences
record Review(
    String resource, String name, String state, List<Finding> findings, List<String> notes) {
  Review {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /// Looking at a bucket also shows the workforce; what is wrong with that is told elsewhere.
  static boolean isOfABucket(Finding finding) {
    return finding.bucket().isPresent() || isInternal(finding);
  }

  static boolean isOfATeam(Finding finding) {
    return finding.bucket().isEmpty();
  }

  private static boolean isInternal(Finding finding) {
    return finding.team().isEmpty() && finding.check().startsWith("LG9");
  }
}
