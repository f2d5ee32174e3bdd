package io.labelguard.core.report;

import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.fix.Fingerprint;
import java.util.List;
import java.util.Optional;

/// What can be done about a cause.
///
/// @param diff unified diff of the bucket policy, or of the team's constraint
/// @param policy the whole policy after the fix
/// @param fingerprint of the bucket policy that it changes
/// @param steps what to do by hand, or why a fix is not proven; sentences
public record ReportedFix(
    FixAdvice.Status status,
    Optional<String> diff,
    Optional<String> policy,
    Optional<Fingerprint> fingerprint,
    List<String> steps) {
  public ReportedFix {
    steps = List.copyOf(steps);
  }

  /// The first digits of a fingerprint or id are enough to name it in a command.
  static final int DIGITS = 12;

  static ReportedFix of(FixAdvice advice, Optional<Fingerprint> fingerprint) {
    return new ReportedFix(
        advice.status(),
        advice.diff(),
        advice.policy(),
        fingerprint.filter(_ -> advice.policy().isPresent()),
        advice.reasons());
  }

  /// Returns the first digits of the fingerprint.
  Optional<String> shortFingerprint() {
    return fingerprint.map(whole -> whole.hex().substring(0, DIGITS));
  }

  /// Returns the lines of the diff that are removed or added.
  public List<String> changedLines() {
    return diff.map(DiffLines::changed).orElse(List.of());
  }

  /// Whether the fix is proven.
  public boolean proven() {
    return status == FixAdvice.Status.PROVEN;
  }
}
