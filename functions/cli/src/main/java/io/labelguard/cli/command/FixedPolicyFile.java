package io.labelguard.cli.command;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.Console;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes the policy with the proven fix to a file.
final class FixedPolicyFile {

  private FixedPolicyFile() {}

  /// Writes it, and says so on standard error.
  ///
  /// @throws InputException where there is no proven fix, or not one for all buckets, or the file
  ///     cannot be written
  static void write(Path file, List<Finding> findings, Console console) {
    List<String> policies =
        findings.stream()
            .map(Finding::fix)
            .filter(fix -> fix.status() == FixAdvice.Status.PROVEN)
            .flatMap(fix -> fix.policy().stream())
            .distinct()
            .toList();
    if (policies.size() != 1) {
      throw new InputException(
          TextFile.name(file)
              + " was not written: "
              + (policies.isEmpty()
                  ? "there is no proven fix"
                  : "the policy's buckets need different fixes; name one with --bucket"));
    }
    try {
      Files.writeString(file, policies.getFirst());
    } catch (IOException _) {
      throw new InputException(TextFile.name(file) + " cannot be written");
    }
    console.err().println("Wrote the fixed policy to " + TextFile.name(file) + ".");
  }
}
