package io.labelguard.core.report;

import io.labelguard.core.check.FixAdvice;
import java.util.List;
import java.util.Optional;

/// What can be done about a cause.
///
/// @param diff unified diff of the bucket policy, or of the team's constraint
/// @param policy the whole policy after the fix
/// @param steps what to do by hand, or why a fix is not proven; sentences
public record ReportedFix(
    FixAdvice.Status status, Optional<String> diff, Optional<String> policy, List<String> steps) {
  public ReportedFix {
    steps = List.copyOf(steps);
  }

  static ReportedFix of(FixAdvice advice) {
    return new ReportedFix(advice.status(), advice.diff(), advice.policy(), advice.reasons());
  }

  /// Whether the fix is proven.
  public boolean proven() {
    return status == FixAdvice.Status.PROVEN;
  }
}
