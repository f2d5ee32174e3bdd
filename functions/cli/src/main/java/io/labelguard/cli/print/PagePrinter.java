package io.labelguard.cli.print;

import java.util.ArrayList;
import java.util.List;

/// Prints the page of a check: its head as What, Why and Fix, and on demand the rest.
public final class PagePrinter {

  private static final String WHAT = "## What it means";
  private static final String WHY = "## Why it happens";
  private static final String FIX = "## How to fix it by hand";
  private static final String SEVERITY = "Severity: ";
  private static final int LABEL = 6;

  private final Console console;

  public PagePrinter(Console console) {
    this.console = console;
  }

  /// Prints the title, what the check flags and means, why it happens and how to fix it.
  public void head(String page) {
    List<String> lines = page.lines().toList();
    String severity =
        lines.stream()
            .filter(line -> line.startsWith(SEVERITY))
            .map(line -> " (" + line.substring(SEVERITY.length()) + ")")
            .findFirst()
            .orElse("");
    String title = lines.getFirst().replaceFirst("^#+ ", "");
    console.wrapped(console.style("bold", Console.safe(title)) + Console.safe(severity));
    List<String> what = new ArrayList<>(section(lines, lines.getFirst()));
    what.removeIf(line -> line.startsWith(SEVERITY));
    what.addAll(section(lines, WHAT));
    labelled("What", what);
    labelled("Why", section(lines, WHY));
    labelled("Fix", section(lines, FIX));
  }

  /// Prints what the page has after its head: examples and sources.
  public void rest(String page) {
    List<String> lines = page.lines().toList();
    int fix = lines.indexOf(FIX);
    int end = fix < 0 ? lines.size() : fix + 1 + section(lines, FIX).size();
    console.line("");
    MarkdownText.lines(lines.subList(end, lines.size()), console.width()).forEach(console::line);
  }

  /// Returns whether the page has more than its head.
  public boolean hasMore(String page) {
    return page.contains("\n" + FIX + "\n");
  }

  /// Returns the lines below a heading, up to the next one of the second level.
  private static List<String> section(List<String> lines, String heading) {
    int start = lines.indexOf(heading) + 1;
    return start == 0
        ? List.of()
        : lines.subList(start, lines.size()).stream()
            .takeWhile(line -> !line.startsWith("## "))
            .toList();
  }

  private void labelled(String label, List<String> markdown) {
    List<String> text = trimmed(MarkdownText.lines(markdown, console.width() - LABEL));
    if (text.isEmpty()) {
      return;
    }
    console.line("");
    String first = label + " ".repeat(LABEL - label.length());
    console.line(console.style("bold", first) + text.getFirst());
    for (String line : text.subList(1, text.size())) {
      console.line(line.isEmpty() ? "" : " ".repeat(LABEL) + line);
    }
  }

  /// Returns the lines without empty ones around them, and never two empty ones together.
  private static List<String> trimmed(List<String> lines) {
    List<String> trimmed = new ArrayList<>();
    for (String line : lines) {
      if (!line.isEmpty() || (!trimmed.isEmpty() && !trimmed.getLast().isEmpty())) {
        trimmed.add(line);
      }
    }
    if (!trimmed.isEmpty() && trimmed.getLast().isEmpty()) {
      trimmed.removeLast();
    }
    return trimmed;
  }
}
