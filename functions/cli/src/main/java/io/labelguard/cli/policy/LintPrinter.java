package io.labelguard.cli.policy;

import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.SourceExcerpt;
import io.labelguard.core.report.text.Wrapped;
import io.labelguard.policy.model.Problem.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Prints the problems of policies as text: what is wrong, the line with a caret, what to do.
final class LintPrinter {

  /// Where a reason goes on with what to do: the rules write it after a colon or semicolon.
  private static final Pattern ADVICE =
      Pattern.compile(
          "[:;] (?=(?:add|correct|deny|give|merge|name|remove|shorten|turn|use|write)\\b)");

  /// Where advice goes on with a command, which must not be broken.
  private static final Pattern COMMAND = Pattern.compile(": (?=(?:aws|cfn-flip|terraform) )");

  private final Console console;

  LintPrinter(Console console) {
    this.console = console;
  }

  /// Prints one problem.
  ///
  /// @param text of the policy; empty where the file could not be read
  void print(Path file, LintLine line, Optional<String> text) {
    Matcher advice = ADVICE.matcher(line.reason());
    boolean advises = advice.find();
    String wrong = advises ? line.reason().substring(0, advice.start()) : line.reason();
    String place = file + ":" + line.line() + ":" + line.column() + ":";
    sentence(Console.safe(place) + " " + mark(line) + ": " + Console.safe(wrong));
    text.map(of -> SourceExcerpt.lines(of, line.line(), line.column(), console.width()))
        .ifPresent(this::excerpt);
    if (advises) {
      String toDo = line.reason().substring(advice.end());
      console.hanging("  fix: ", COMMAND.matcher(Console.safe(toDo)).replaceAll(":  "));
    }
    console.line("");
  }

  /// Prints how many problems there are.
  void counts(List<LintLine> all, int files) {
    long errors = all.stream().filter(line -> line.level() == Level.ERROR).count();
    long warnings = all.size() - errors;
    List<String> counts = new ArrayList<>();
    if (errors > 0) {
      counts.add(number(errors, "error"));
    }
    if (warnings > 0) {
      counts.add(number(warnings, "warning"));
    }
    String found = counts.isEmpty() ? "0 problems" : String.join(" and ", counts);
    console.line("Found " + found + " in " + number(files, "file") + ".");
  }

  private void sentence(String text) {
    List<String> lines = Wrapped.lines(text, console.width());
    console.line(lines.getFirst());
    String rest = String.join(" ", lines.subList(1, lines.size()));
    if (!rest.isEmpty()) {
      console.hanging("  ", rest);
    }
  }

  private void excerpt(List<String> lines) {
    lines.forEach(line -> console.line(console.style("faint", line)));
  }

  private String mark(LintLine line) {
    return line.id().map(id -> "[" + id + "] ").orElse("")
        + switch (line.level()) {
          case ERROR -> console.style("bold,red", "error");
          case WARNING -> console.style("yellow", "warning");
        };
  }

  private static String number(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
