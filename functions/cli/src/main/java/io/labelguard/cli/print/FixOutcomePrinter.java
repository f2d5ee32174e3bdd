package io.labelguard.cli.print;

import io.labelguard.core.record.FixOutcome;

/// Prints the outcome of a write and returns it as an exit code.
public final class FixOutcomePrinter {

  private FixOutcomePrinter() {}

  public static int print(FixOutcome outcome, Console console) {
    new AccountPrinter(console).fixAsWritten(outcome);
    return switch (outcome.result()) {
      case APPLIED -> ExitCode.CLEAN;
      case NOT_APPLIED -> ExitCode.FINDINGS;
      case CANNOT_TELL -> ExitCode.CANNOT_TELL;
    };
  }
}
