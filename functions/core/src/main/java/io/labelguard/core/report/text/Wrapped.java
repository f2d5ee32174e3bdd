package io.labelguard.core.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Breaks text for people at spaces, so that no line is longer than a width.
///
/// An identifier or a URL has no space and stays whole. So does a command: the text between
/// backquotes, or after two spaces up to the next two spaces or the end of the line. What is longer
/// than the width gets a line of its own. A newline in the text stays a newline. Colour sequences
/// take no room.
public final class Wrapped {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*+m");

  private Wrapped() {}

  /// Returns the lines of a text, none of them longer than the width unless one word is.
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      wrap(line, width, lines);
    }
    return List.copyOf(lines);
  }

  /// Returns a label and the text beside it as lines joined by newlines, the second line and all
  /// after it indented by the length of the label.
  public static String hanging(String first, String text, int width) {
    int indent = length(first);
    String joint = "\n" + " ".repeat(indent);
    return first + String.join(joint, lines(text, Math.max(1, width - indent)));
  }

  /// Returns how many columns a text takes, without colour sequences: an emoji takes two.
  public static int length(String text) {
    return COLOUR.matcher(text).replaceAll("").length();
  }

  private static void wrap(String text, int width, List<String> lines) {
    StringBuilder line = new StringBuilder();
    int used = 0;
    int at = 0;
    while (at < text.length()) {
      int start = afterSpaces(text, at);
      int end = start - at > 1 ? endOfCommand(text, start) : endOfWord(text, start);
      String word = text.substring(start, end);
      int room = start - at + length(word);
      if (used + room > width && at > 0) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
        room = length(word);
      } else {
        line.append(text, at, start);
      }
      line.append(word);
      used += room;
      at = end;
    }
    lines.add(line.toString());
  }

  private static int afterSpaces(String text, int at) {
    int start = at;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    return start;
  }

  /// Returns where a command ends: before two spaces, or with the line.
  private static int endOfCommand(String text, int start) {
    int spaces = text.indexOf("  ", start);
    return spaces < 0 ? text.length() : spaces;
  }

  /// Returns where a word ends: before a space that is not between two backquotes.
  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != ' ') {
      int closing = text.charAt(end) == '`' ? text.indexOf('`', end + 1) : -1;
      end = Math.max(end, closing) + 1;
    }
    return end;
  }
}
