package io.labelguard.cli.print;

import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.FixOutcomeJson;

/// Prints the outcome of a write that a person asked for, and returns it as an exit code.
public final class FixOutcomePrinter {

  private FixOutcomePrinter() {}

  /// Prints an outcome; as text only why nothing was written, or why that is not known.
  public static int print(FixOutcome outcome, Console console) {
    if (console.json()) {
      console.jsonLine(FixOutcomeJson.line(outcome));
    } else {
      text(outcome, console);
    }
    return switch (outcome.result()) {
      case APPLIED -> ExitCode.CLEAN;
      case NOT_APPLIED -> ExitCode.FINDINGS;
      case CANNOT_TELL -> ExitCode.CANNOT_TELL;
    };
  }

  private static void text(FixOutcome outcome, Console console) {
    String written = Console.safe(written(outcome.target()));
    console.wrapped(
        switch (outcome.result()) {
          case APPLIED ->
              console.style("bold,green", "Done.") + " Labelguard wrote " + written + ".";
          case NOT_APPLIED -> console.style("bold", "Nothing was written") + " to " + written + ".";
          case CANNOT_TELL ->
              console.style("bold,red", "Not known")
                  + " whether the write of "
                  + written
                  + " took effect. Look at it before you go on.";
        });
    outcome.reasons().forEach(reason -> console.hanging("  - ", Console.safe(reason)));
    FindingPrinter diffs = new FindingPrinter(console);
    outcome
        .diff()
        .ifPresent(
            diff -> {
              console.line("");
              console.line(
                  outcome.since().isPresent()
                      ? "What the fix changed:"
                      : "What was to be written:");
              diffs.diff(diff);
            });
    outcome
        .since()
        .ifPresent(
            diff -> {
              console.line("");
              console.line("What was changed after it:");
              diffs.diff(diff);
            });
    outcome
        .readBack()
        .filter(_ -> outcome.result() != FixOutcome.Result.APPLIED)
        .ifPresent(
            text -> {
              console.line("");
              console.line("What was read back:");
              Console.safeLines(text).lines().forEach(line -> console.line("    " + line));
            });
  }

  private static String written(Target.Fixable target) {
    return switch (target) {
      case Target.Cors cors -> cors.words();
      case Target.Bucket _, Target.Team _, Target.Workforce _ -> "the policy of " + target.words();
    };
  }
}
