package io.labelguard.cli;

import io.labelguard.core.record.FixOutcome;

/// Prints what came of a write, and says it as an exit code.
final class FixOutcomes {

  private FixOutcomes() {}

  static int print(FixOutcome outcome, Console console) {
    new AccountPrinter(console).fixAsWritten(outcome);
    return switch (outcome.result()) {
      case APPLIED -> ExitCode.CLEAN;
      case NOT_APPLIED -> ExitCode.FINDINGS;
      case CANNOT_TELL -> ExitCode.CANNOT_TELL;
    };
  }
}
