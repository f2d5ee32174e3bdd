package io.labelguard.cli.print;

import io.labelguard.core.record.FixOutcome;

/// Prints what came of a write, and says it as an exit code.
public final class FixOutcomes {

  private FixOutcomes() {}

  public static int print(FixOutcome outcome, Console console) {
    new AccountPrinter(console).fixAsWritten(outcome);
    return switch (outcome.result()) {
      case APPLIED -> ExitCode.CLEAN;
      case NOT_APPLIED -> ExitCode.FINDINGS;
      case CANNOT_TELL -> ExitCode.CANNOT_TELL;
    };
  }
}
