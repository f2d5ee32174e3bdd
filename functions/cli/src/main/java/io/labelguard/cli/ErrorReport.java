package io.labelguard.cli;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.NearestName;
import io.labelguard.cli.print.Console;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Prints an error in one line, and below it how to go on.
final class ErrorReport {

  private static final String PREFIX = "labelguard: ";

  /// The variable that asks for the trace of an internal error.
  private static final String TRACE = "LABELGUARD_TRACE";

  private ErrorReport() {}

  /// Prints what is wrong with the words of a command and returns the exit code.
  static int ofUsage(ParameterException e, String[] words) {
    CommandLine line = e.getCommandLine();
    CommandSpec spec = line.getCommandSpec();
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      print(line, unknown(spec, unmatched), next(spec, nearest(spec, unmatched)));
    } else {
      print(line, sentence(String.valueOf(e.getMessage())), next(spec, Optional.empty()));
    }
    return line.getExitCodeExceptionMapper().getExitCode(e);
  }

  /// Prints why a command ended early and returns the exit code. Any exception but bad input is a
  /// bug.
  static int ofExecution(Exception e, CommandLine line, ParseResult result) {
    if (e instanceof InputException input) {
      print(line, String.valueOf(input.getMessage()), input.next());
    } else if (System.getenv(TRACE) != null) {
      e.printStackTrace(line.getErr());
    } else {
      print(
          line,
          "an internal error, which is a bug in Labelguard",
          Optional.of(
              "Report it with what this prints: set the variable "
                  + TRACE
                  + "=1 and repeat the command."));
    }
    return line.getExitCodeExceptionMapper().getExitCode(e);
  }

  private static void print(CommandLine line, String sentence, Optional<String> next) {
    line.getErr().println(PREFIX + sentence);
    next.ifPresent(text -> line.getErr().println(" ".repeat(PREFIX.length()) + text));
  }

  private static String unknown(CommandSpec spec, UnmatchedArgumentException e) {
    String given = Console.safe(name(e));
    if (given.startsWith("-")) {
      return (isRoot(spec) ? "there is" : spec.name() + " has") + " no option " + given;
    }
    return isRoot(spec) ? "there is no command " + given : spec.name() + " does not take " + given;
  }

  private static Optional<String> nearest(CommandSpec spec, UnmatchedArgumentException e) {
    String given = name(e);
    if (given.startsWith("-")) {
      return NearestName.near(options(spec), given);
    }
    return isRoot(spec)
        ? NearestName.near(spec.subcommands().keySet(), given.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static Collection<String> options(CommandSpec spec) {
    return spec.optionsMap().keySet().stream().filter(name -> name.startsWith("--")).toList();
  }

  /// Returns the first word that was not understood, without the value of an option.
  private static String name(UnmatchedArgumentException e) {
    String word = e.getUnmatched().getFirst();
    return word.startsWith("-") ? List.of(word.split("=", 2)).getFirst() : word;
  }

  private static Optional<String> next(CommandSpec spec, Optional<String> nearest) {
    return Optional.of(
        nearest.map(name -> "Did you mean " + name + "? ").orElse("")
            + "More: labelguard help"
            + (isRoot(spec) ? "" : " " + spec.name()));
  }

  private static boolean isRoot(CommandSpec spec) {
    return spec.parent() == null;
  }

  /// Returns picocli's words as the rest of a line, without the class that refused a value.
  private static String sentence(String message) {
    String first =
        message
            .lines()
            .findFirst()
            .orElse("")
            .replaceFirst("^Error: ", "")
            .replaceFirst(" \\((?:[a-z]\\w*\\.)+[A-Z].*", "")
            .replaceFirst(" to (?:class|interface) [\\w.$]+", "");
    return first.isEmpty()
        ? "the command cannot be read"
        : Console.safe(first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1));
  }
}
