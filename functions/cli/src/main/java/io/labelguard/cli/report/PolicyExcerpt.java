package io.labelguard.cli.report;

import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.SourceExcerpt;
import io.labelguard.core.report.DecidingStatement;
import io.labelguard.core.report.TextPlace;
import java.util.Optional;

/// Prints the line of a policy that decides, with a mark under what decides in it.
final class PolicyExcerpt {

  private final Console console;
  private final Optional<String> file;

  /// @param file the name of the policy's file; empty where it has none
  PolicyExcerpt(Console console, Optional<String> file) {
    this.console = console;
    this.file = file;
  }

  /// Prints the statement's name and what it asks for, and its line where there is a file.
  void print(DecidingStatement statement) {
    String why = statement.because().map(because -> Console.safe(because) + ".").orElse("");
    if (file.isEmpty()) {
      console.hanging("  ", Console.safe(statement.sentence()) + " " + why);
      return;
    }
    TextPlace place = statement.place();
    console.hanging(
        "  ",
        Console.safe(file.get() + ":" + place.line() + ":" + place.column())
            + "  "
            + Console.safe(statement.name())
            + statement
                .sid()
                .map(_ -> " (statement " + statement.number() + " of " + statement.of() + ")")
                .orElse(""));
    SourceExcerpt.ofLine(
            place.text(), place.line(), place.column(), place.length(), console.width())
        .forEach(console::line);
    if (!why.isEmpty()) {
      console.hanging("     ", why);
    }
  }
}
