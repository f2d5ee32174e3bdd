package io.labelguard.core.report;

/// One thing that a person may do next.
///
/// @param command to paste
/// @param purpose what it does, in a few words
public record NextStep(String command, String purpose) {

  /// Returns the step to read about the first check of a cause.
  public static NextStep explain(ReportedCause cause) {
    return new NextStep(
        "labelguard explain " + cause.checks().getFirst().text(), "why this happens");
  }
}
