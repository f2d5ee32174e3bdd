package io.labelguard.core.report.message;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.report.OwnFix;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportedCause;
import io.labelguard.core.report.ReportedChange;
import io.labelguard.core.report.text.Commands;
import java.util.Optional;

/// The part of a mail that says what to do.
final class MailSteps {

  /// How many causes a mail explains.
  static final int CAUSES = 3;

  /// How many sentences of one kind a mail has.
  static final int POINTS = 4;

  private final Alert alert;
  private final Report report;
  private final MailLines out;

  MailSteps(Alert alert, MailLines out) {
    this.alert = alert;
    this.report = alert.report();
    this.out = out;
  }

  /// Writes what was decided, and what to do about each cause.
  void write() {
    report.remarks().stream().limit(POINTS).forEach(out::paragraph);
    if (report.causes().isEmpty()) {
      return;
    }
    out.heading("WHAT TO DO");
    int number = 1;
    for (ReportedCause cause : report.causes().stream().limit(CAUSES).toList()) {
      number = steps(cause, number);
    }
    if (report.causes().size() > CAUSES) {
      out.wrapped(
          "  ",
          "And "
              + (report.causes().size() - CAUSES)
              + " more causes: "
              + AlertCommand.audit(alert));
    }
  }

  private int steps(ReportedCause cause, int first) {
    int number = first;
    Optional<String> bucket = cause.bucket().filter(_ -> cause.fix().proven());
    if (bucket.isPresent() && AlertOutcome.of(alert) == AlertOutcome.CANNOT_TELL) {
      out.wrapped(label(number++), "Wait a few minutes, then look at what is there:");
      out.whole("       " + Commands.history(bucket.get()) + alert.options());
    } else if (isBeingFixed(cause)) {
      out.wrapped(label(number++), "Nothing now: wait for the second message.");
    } else if (bucket.isPresent()) {
      out.wrapped(label(number++), look());
      out.whole("       " + apply(cause, bucket.get()));
      Optional<String> instead = instead();
      if (instead.isPresent()) {
        out.wrapped(label(number++), instead.get() + " Ask " + who() + ".");
      }
    } else {
      for (String step : cause.fix().steps().stream().limit(POINTS).toList()) {
        out.step(label(number++), step);
      }
    }
    for (String point : cause.open().stream().limit(POINTS).toList()) {
      out.wrapped(label(number++), "The fix does not change this: " + point + ". " + choice(cause));
    }
    return number;
  }

  private boolean isBeingFixed(ReportedCause cause) {
    return report.handling().ownFix() == OwnFix.REQUESTED
        && (cause.fix().proven() || cause.checks().stream().anyMatch(OwnFix::isMadeFor));
  }

  private static String choice(ReportedCause cause) {
    return cause.checks().contains(CheckId.WORKERS_DENIED)
        ? "Give the workers an allowed network, or move the images."
        : "Decide what to do about it.";
  }

  private static String label(int number) {
    return "  " + number + ". ";
  }

  private String look() {
    return report.handling().ownFix() == OwnFix.FORBIDDEN
        ? "Decide first what to do about the reason above. If the fix is right all the same:"
        : "Look, then apply the proven fix:";
  }

  /// Returns what else ends the trouble: to take back the change of the policy, or to stop the new
  /// job. A change of tags is neither.
  private Optional<String> instead() {
    String call = report.change().map(change -> change.facts().call()).orElse("");
    if (call.endsWith("BucketPolicy")) {
      return Optional.of("Or take the change back, if it was a mistake.");
    }
    return call.equals("CreateLabelingJob")
        ? Optional.of("Or stop it, and start it again when the policy is fixed.")
        : Optional.empty();
  }

  private String who() {
    return report.change().map(ReportedChange::who).orElse("the person who made it");
  }

  private String apply(ReportedCause cause, String bucket) {
    return Commands.fix(bucket)
        + cause.fix().shortFingerprint().map(hex -> " --apply " + hex).orElse("")
        + alert.options();
  }
}
