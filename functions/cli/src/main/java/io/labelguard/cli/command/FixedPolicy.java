package io.labelguard.cli.command;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.PrintedStatements;
import io.labelguard.cli.print.SourceForm;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The policy with the proven fix, where `labelguard check` found one.
final class FixedPolicy {

  private FixedPolicy() {}

  /// Writes it to a file, and says so, or why not, on standard error.
  ///
  /// @throws InputException where the file cannot be written
  static void write(Path file, List<Finding> findings, Console console) {
    Optional<String> text = text(findings, TextFile.name(file) + " was not written", console);
    if (text.isEmpty()) {
      return;
    }
    try {
      Files.writeString(file, text.get());
    } catch (IOException _) {
      throw new InputException(TextFile.name(file) + " cannot be written");
    }
    console.err().println("Wrote the fixed policy to " + TextFile.name(file) + ".");
  }

  /// Prints the statements that the fix changes or adds, or says on standard error why there are
  /// none.
  static void print(Policy before, List<Finding> findings, SourceForm form, Console console) {
    text(findings, "Nothing was printed", console)
        .map(FixedPolicy::read)
        .ifPresent(after -> console.out().print(PrintedStatements.of(before, after, form)));
  }

  private static Policy read(String text) {
    try {
      return PolicyReader.live(text);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("a fix is proven on the text that it makes", e);
    }
  }

  private static Optional<String> text(List<Finding> findings, String otherwise, Console console) {
    List<String> policies =
        findings.stream()
            .map(Finding::fix)
            .filter(fix -> fix.status() == FixAdvice.Status.PROVEN)
            .flatMap(fix -> fix.policy().stream())
            .distinct()
            .toList();
    if (policies.size() == 1) {
      return Optional.of(policies.getFirst());
    }
    console
        .err()
        .println(
            otherwise
                + ": "
                + (policies.isEmpty()
                    ? "there is no proven fix."
                    : "the policy's buckets need different fixes. Name one with --bucket."));
    return Optional.empty();
  }
}
