package io.labelguard.core.report.message;

import java.util.ArrayList;
import java.util.List;

/// Writes a command for a shell over several lines, each but the last with a backslash at its end.
final class ShellCommand {

  private ShellCommand() {}

  /// Returns the lines of a command, none longer than the width unless one word is. A quoted text
  /// is one word.
  ///
  /// @param indent what stands in front of each line; the second and all after it have two blanks
  ///     more
  static List<String> lines(String command, String indent, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    boolean empty = true;
    for (String word : words(command)) {
      if (!empty && line.length() + 1 + word.length() + 2 > width) {
        lines.add(line + " \\");
        line = new StringBuilder(indent + "  ");
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return List.copyOf(lines);
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char each = command.charAt(i);
      if (quote == 0 && each == ' ') {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
        continue;
      }
      if (quote == 0 && (each == '\'' || each == '"')) {
        quote = each;
      } else if (each == quote) {
        quote = 0;
      }
      word.append(each);
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
