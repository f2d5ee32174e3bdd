package io.labelguard.cli.print;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Severity;
import java.util.List;
import picocli.CommandLine.Option;

/// The option that says which findings make a command end with exit code 1.
public final class FailOnOption {

  @Option(
      names = "--fail-on",
      paramLabel = "critical|high|medium|low",
      defaultValue = "low",
      description =
          "The least severity that causes exit code 1. What is below is printed all the same."
              + " Default: low, so everything counts.")
  Severity least = Severity.LOW;

  /// Returns whether a finding of this severity counts.
  public boolean counts(Severity severity) {
    return severity.compareTo(least) <= 0;
  }

  /// Returns the exit code of a command with these findings.
  public int exitCode(List<Finding> findings) {
    return findings.stream().map(Finding::severity).anyMatch(this::counts)
        ? ExitCode.FINDINGS
        : ExitCode.CLEAN;
  }
}
