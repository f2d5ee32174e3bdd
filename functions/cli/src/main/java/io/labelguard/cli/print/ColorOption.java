package io.labelguard.cli.print;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/// The option that says whether text has colours.
public final class ColorOption {

  /// When text has colours.
  enum Color {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      defaultValue = "auto",
      description =
          "When to print colours. auto (default): on a terminal. The variables NO_COLOR,"
              + " FORCE_COLOR and CLICOLOR_FORCE change auto.")
  Color color = Color.AUTO;

  Ansi ansi() {
    return switch (color) {
      case AUTO -> automatic();
      case ALWAYS -> Ansi.ON;
      case NEVER -> Ansi.OFF;
    };
  }

  /// Returns whether text has colours without the option, on this terminal and with its variables.
  public static Ansi automatic() {
    return automatic(System.getenv(), isTerminal());
  }

  /// Returns whether text has colours without the option.
  ///
  /// @see <a href="https://no-color.org">NO_COLOR</a>
  /// @see <a href="https://force-color.org">FORCE_COLOR</a>
  /// @see <a href="https://bixense.com/clicolors/">CLICOLOR_FORCE</a>
  public static Ansi automatic(Map<String, String> variables, boolean terminal) {
    if (!variables.getOrDefault("NO_COLOR", "").isEmpty()) {
      return Ansi.OFF;
    }
    if (isOn(variables, "FORCE_COLOR") || isOn(variables, "CLICOLOR_FORCE")) {
      return Ansi.ON;
    }
    boolean refused =
        variables.getOrDefault("TERM", "").equals("dumb")
            || variables.getOrDefault("CLICOLOR", "").equals("0");
    return terminal && !refused ? Ansi.ON : Ansi.OFF;
  }

  private static boolean isOn(Map<String, String> variables, String name) {
    String value = variables.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    return !value.isEmpty() && !value.equals("0") && !value.equals("false");
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console())
        .filter(console -> console.isTerminal())
        .isPresent();
  }
}
