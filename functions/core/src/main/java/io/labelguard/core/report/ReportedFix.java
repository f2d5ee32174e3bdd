package io.labelguard.core.report;

import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.report.text.Commands;
import io.labelguard.core.report.text.DiffLines;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;

/// What can be done about a cause.
///
/// @param changed the change in a few lines; what is added begins with `+`, what is removed with
///     `-`
/// @param diff unified diff of the bucket policy, or of the team's constraint
/// @param policy the whole policy after the fix
/// @param fingerprint of the bucket policy that it changes
/// @param steps what to do by hand, or why a fix is not proven; sentences
public record ReportedFix(
    FixAdvice.Status status,
    List<String> changed,
    Optional<String> diff,
    Optional<String> policy,
    Optional<Fingerprint> fingerprint,
    List<String> steps) {
  public ReportedFix {
    changed = List.copyOf(changed);
    steps = List.copyOf(steps);
  }

  /// The first digits of a fingerprint or id are enough to name it in a command.
  public static final int DIGITS = 12;

  /// Returns the fix that some advice is.
  ///
  /// @param before the bucket's policy; empty where it is about none that was read
  static ReportedFix of(FixAdvice advice, Optional<Policy> before) {
    return new ReportedFix(
        advice.status(),
        changed(advice, before),
        advice.diff(),
        advice.policy(),
        before.filter(_ -> advice.policy().isPresent()).map(Fingerprint::of),
        advice.reasons());
  }

  private static List<String> changed(FixAdvice advice, Optional<Policy> before) {
    if (before.isPresent() && advice.policy().isPresent()) {
      try {
        return ChangeLines.between(before.get(), PolicyReader.live(advice.policy().get()));
      } catch (MalformedPolicyException _) {
        // A fix is proven on the text it makes; what a test or a record holds may be anything.
        return advice.diff().map(DiffLines::changed).orElse(List.of());
      }
    }
    return advice.diff().map(DiffLines::changed).orElse(List.of());
  }

  /// Returns the first digits of the fingerprint.
  public Optional<String> shortFingerprint() {
    return fingerprint.map(whole -> whole.hex().substring(0, Commands.DIGITS));
  }

  /// Whether the fix is proven.
  public boolean proven() {
    return status == FixAdvice.Status.PROVEN;
  }
}
