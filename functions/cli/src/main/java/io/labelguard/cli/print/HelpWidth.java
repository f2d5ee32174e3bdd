package io.labelguard.cli.print;

import java.util.Map;

/// The width of help where no terminal says its own.
public final class HelpWidth {

  private static final int USUAL = 80;

  /// The least that picocli can lay out.
  private static final int LEAST = 55;

  private HelpWidth() {}

  /// Returns the variable `COLUMNS`, or 80 where it is missing or is not a usable width.
  public static int of(Map<String, String> variables) {
    String columns = variables.getOrDefault("COLUMNS", "");
    return columns.matches("[0-9]{1,4}") ? Math.max(LEAST, Integer.parseInt(columns)) : USUAL;
  }
}
