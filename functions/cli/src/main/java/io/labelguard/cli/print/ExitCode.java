package io.labelguard.cli.print;

/// The exit codes of commands.
public final class ExitCode {

  /// Clean, or done.
  public static final int CLEAN = 0;

  /// Findings, or refused.
  public static final int FINDINGS = 1;

  /// Bad usage or input.
  public static final int BAD_INPUT = 2;

  /// A write may or may not have taken effect.
  public static final int CANNOT_TELL = 3;

  private ExitCode() {}
}
