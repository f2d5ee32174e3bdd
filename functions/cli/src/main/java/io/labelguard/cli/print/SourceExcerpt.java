package io.labelguard.cli.print;

import java.util.List;

/// Shows one line of a text with a caret under a column, no wider than a terminal.
///
/// What a line holds is escaped, a tab is one space. A line that is too long is cut on both sides
/// of the column.
public final class SourceExcerpt {

  private static final String CUT = "...";

  /// Fewer columns than this show nothing of use.
  private static final int LEAST = 20;

  private SourceExcerpt() {}

  /// Returns the line with its number, and the line with the caret; nothing where the text has no
  /// such line, or only white space there.
  ///
  /// @param line from 1
  /// @param column from 1, in UTF-16 code units
  public static List<String> lines(String text, int line, int column, int width) {
    return text.lines()
        .skip(line - 1L)
        .findFirst()
        .filter(source -> !source.isBlank())
        .map(source -> ofLine(source, line, column, 1, width))
        .orElse(List.of());
  }

  /// Returns a line with its number, and a line with carets under a part of it.
  ///
  /// @param length how many UTF-16 code units the part has
  public static List<String> ofLine(String source, int line, int column, int length, int width) {
    int at = Math.min(column - 1, source.length());
    String gutter = "  " + line + " | ";
    String before = shown(source.substring(0, at));
    String after = shown(source.substring(at));
    int room = Math.max(LEAST, width - gutter.length());
    String left = end(before, Math.max(room / 2, room - Math.max(1, columns(after))));
    String right = start(after, room - columns(left));
    int marked = columns(shown(source.substring(at, Math.min(at + length, source.length()))));
    return List.of(
        gutter + left + right,
        " ".repeat(gutter.length() - 2)
            + "| "
            + " ".repeat(columns(left))
            + "^".repeat(Math.max(1, Math.min(marked, columns(right)))));
  }

  private static String shown(String part) {
    return Console.safe(part.replace('\t', ' '));
  }

  /// Returns the end of a text that fits, marked where it was cut.
  private static String end(String text, int room) {
    int over = columns(text) - room;
    return over <= 0 ? text : CUT + text.substring(text.offsetByCodePoints(0, over + CUT.length()));
  }

  /// Returns the start of a text that fits, marked where it was cut.
  private static String start(String text, int room) {
    return columns(text) <= room
        ? text
        : text.substring(0, text.offsetByCodePoints(0, room - CUT.length())) + CUT;
  }

  private static int columns(String text) {
    return text.codePointCount(0, text.length());
  }
}
