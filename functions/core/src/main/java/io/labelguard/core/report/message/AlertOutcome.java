package io.labelguard.core.report.message;

import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import java.util.Locale;

/// What an alert reports, as one word by which subscribers filter.
public enum AlertOutcome {
  /// Something is wrong, and Labelguard has not tried to fix it.
  FOUND,
  /// Labelguard applied a fix.
  FIXED,
  /// Labelguard or a person removed a fix.
  FIX_REMOVED,
  /// Labelguard was asked to write, and did not.
  NOT_FIXED,
  /// Labelguard wrote, and it is not known whether the write took effect.
  CANNOT_TELL,
  /// What an earlier message said is over.
  RESOLVED,
  /// Nothing is wrong with a bucket, team or workforce; the notes say what to know.
  NOTE;

  /// Returns what an alert reports.
  public static AlertOutcome of(Alert alert) {
    return alert.over().isPresent()
        ? RESOLVED
        : alert.applied().map(AlertOutcome::of).orElse(alert.findings().isEmpty() ? NOTE : FOUND);
  }

  private static AlertOutcome of(FixOutcome outcome) {
    return switch (outcome.result()) {
      case APPLIED ->
          outcome.write().filter(write -> removes(write.purpose())).isPresent()
              ? FIX_REMOVED
              : FIXED;
      case NOT_APPLIED -> NOT_FIXED;
      case CANNOT_TELL -> CANNOT_TELL;
    };
  }

  private static boolean removes(Purpose purpose) {
    return switch (purpose) {
      case Purpose.Fix _, Purpose.TemporaryFix _ -> false;
      case Purpose.End _, Purpose.Undo _ -> true;
    };
  }

  /// Returns the word, such as `not-fixed`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
