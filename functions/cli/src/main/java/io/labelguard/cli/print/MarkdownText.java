package io.labelguard.cli.print;

import io.labelguard.core.report.text.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Turns the Markdown of a check's page into text for a terminal: paragraphs and list items wrapped
/// to a width, code and tables as they are, links as their words.
final class MarkdownText {

  private static final String FENCE = "```";
  private static final Pattern ITEM = Pattern.compile("(?:[-*]|\\d+\\.) .*");

  /// A link to another page; the address of one to the web is kept.
  private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\((?!https?:)[^)]*\\)");

  private final int width;
  private final List<String> lines = new ArrayList<>();
  private String paragraph = "";

  private MarkdownText(int width) {
    this.width = width;
  }

  /// Returns the lines of a page or a part of it, escaped.
  static List<String> lines(List<String> markdown, int width) {
    MarkdownText text = new MarkdownText(width);
    boolean code = false;
    for (String line : markdown) {
      boolean fence = line.startsWith(FENCE);
      if (code || fence || line.startsWith("|")) {
        text.flush();
        if (!fence) {
          text.lines.add(Console.safe(line));
        }
      } else {
        text.prose(line);
      }
      code ^= fence;
    }
    text.flush();
    return List.copyOf(text.lines);
  }

  private void prose(String line) {
    if (line.isBlank()) {
      flush();
      lines.add("");
    } else if (line.startsWith("#")) {
      flush();
      lines.add(Console.safe(line.replaceFirst("^#+ ", "")));
    } else if (ITEM.matcher(line).matches()) {
      flush();
      paragraph = line;
    } else {
      paragraph = paragraph.isEmpty() ? line : paragraph + " " + line.strip();
    }
  }

  private void flush() {
    if (paragraph.isEmpty()) {
      return;
    }
    String text = Console.safe(LINK.matcher(paragraph).replaceAll("$1"));
    int label = ITEM.matcher(paragraph).matches() ? text.indexOf(' ') + 1 : 0;
    Wrapped.hanging(text.substring(0, label), text.substring(label), width)
        .lines()
        .forEach(lines::add);
    paragraph = "";
  }
}
