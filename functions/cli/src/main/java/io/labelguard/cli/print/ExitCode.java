package io.labelguard.cli.print;

/// What a command's exit code tells a program.
public final class ExitCode {

  /// Clean, or done.
  public static final int CLEAN = 0;

  /// Findings, or refused.
  public static final int FINDINGS = 1;

  /// Bad usage or input.
  public static final int BAD_INPUT = 2;

  /// Nobody can tell what happened to a write.
  public static final int CANNOT_TELL = 3;

  private ExitCode() {}
}
