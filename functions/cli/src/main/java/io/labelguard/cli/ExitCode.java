package io.labelguard.cli;

/// What a command's exit code tells a program.
final class ExitCode {

  /// Clean, or done.
  static final int CLEAN = 0;

  /// Findings, or refused.
  static final int FINDINGS = 1;

  /// Bad usage or input.
  static final int BAD_INPUT = 2;

  /// Nobody can tell what happened to a write.
  static final int CANNOT_TELL = 3;

  private ExitCode() {}
}
