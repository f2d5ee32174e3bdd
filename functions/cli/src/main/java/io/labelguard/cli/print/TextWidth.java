package io.labelguard.cli.print;

import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/// The width of help and of text for people.
public final class TextWidth {

  private static final int USUAL = 80;

  /// The least that picocli can lay out.
  private static final int LEAST = 55;

  private TextWidth() {}

  /// Returns the variable `COLUMNS`, or 80 where it is missing or is not a usable width: the width
  /// where no terminal has its own.
  public static int of(Map<String, String> variables) {
    String columns = variables.getOrDefault("COLUMNS", "");
    return columns.matches("[0-9]{1,4}") ? Math.max(LEAST, Integer.parseInt(columns)) : USUAL;
  }

  /// Returns the width of a command's help: the terminal's own, or that of [#of(Map)].
  static int of(CommandSpec command) {
    return command.usageMessage().width();
  }
}
