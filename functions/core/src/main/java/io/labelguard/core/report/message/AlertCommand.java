package io.labelguard.core.report.message;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.record.FixOutcome;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the one command to run next, short enough for a phone or a chat.
final class AlertCommand {

  /// The names that a shell takes as they are; all names of buckets and Regions are of this form.
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9.-]*");

  private AlertCommand() {}

  /// Returns the command that shows the proven fix of what was found.
  static Optional<String> fix(Alert alert) {
    return fixHere(alert).map(command -> command + inRegion(alert));
  }

  /// Returns the same command, for a person whose own Region is that of the alert.
  static Optional<String> fixHere(Alert alert) {
    return AlertOutcome.of(alert) == AlertOutcome.FOUND
        ? onBucket(
            "fix",
            alert.findings().stream()
                .filter(AlertCommand::isProven)
                .map(Finding::bucket)
                .flatMap(Optional::stream))
        : Optional.empty();
  }

  /// Returns the command that shows what was written to a bucket.
  static Optional<String> history(Alert alert) {
    return onBucket(
            "history",
            alert.applied().stream().map(FixOutcome::target).flatMap(AlertLabels::bucket))
        .map(command -> command + inRegion(alert));
  }

  /// Returns the command that shows all that is wrong.
  static String audit(Alert alert) {
    return "labelguard audit" + inRegion(alert);
  }

  private static Optional<String> onBucket(String command, Stream<String> names) {
    return names
        .filter(PLAIN.asMatchPredicate())
        .findFirst()
        .map(bucket -> "labelguard " + command + " --bucket " + bucket);
  }

  private static String inRegion(Alert alert) {
    return PLAIN.matcher(alert.region()).matches() ? " --region " + alert.region() : "";
  }

  private static boolean isProven(Finding finding) {
    return finding.fix().status() == FixAdvice.Status.PROVEN;
  }
}
