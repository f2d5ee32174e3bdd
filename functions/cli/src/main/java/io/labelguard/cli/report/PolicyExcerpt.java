package io.labelguard.cli.report;

import io.labelguard.cli.print.Console;
import io.labelguard.core.report.DecidingStatement;
import io.labelguard.core.report.TextPlace;
import java.util.Optional;

/// Prints the line of a policy that decides, with a mark under what decides in it.
final class PolicyExcerpt {

  private static final String CUT = "... ";

  private final Console console;
  private final Optional<String> file;

  /// @param file the name of the policy's file; empty where it has none
  PolicyExcerpt(Console console, Optional<String> file) {
    this.console = console;
    this.file = file;
  }

  /// Prints the statement's name and what it asks for, and its line where there is a file.
  void print(DecidingStatement statement) {
    String why = statement.because().map(because -> Console.safe(because) + ".").orElse("");
    if (file.isEmpty()) {
      console.hanging("  ", Console.safe(statement.sentence()) + " " + why);
      return;
    }
    TextPlace place = statement.place();
    console.hanging(
        "  ",
        Console.safe(file.get() + ":" + place.line() + ":" + place.column())
            + "  "
            + Console.safe(statement.name())
            + statement
                .sid()
                .map(_ -> " (statement " + statement.number() + " of " + statement.of() + ")")
                .orElse(""));
    excerpt(place);
    if (!why.isEmpty()) {
      console.hanging("     ", why);
    }
  }

  private void excerpt(TextPlace place) {
    String number = Integer.toString(place.line());
    String margin = "  " + number + " | ";
    int room = Math.max(20, console.width() - margin.length());
    String line = place.text();
    int from = firstShown(place, room);
    String shown = (from == 0 ? "" : CUT) + line.substring(from);
    int marked = place.column() - 1 - from + (from == 0 ? 0 : CUT.length());
    String before = oneColumn(shown.substring(0, marked));
    String text = oneColumn(shown);
    String cut = text.length() <= room ? text : text.substring(0, room - CUT.length()) + " ...";
    int length = Math.max(1, Math.min(place.length(), cut.length() - marked));
    console.line(margin + cut.stripTrailing());
    console.line(
        " ".repeat(number.length() + 2)
            + " | "
            + " ".repeat(before.length())
            + console.style("red", "^".repeat(length)));
  }

  /// Returns from which character on the line is shown, so that what decides is on the screen.
  private static int firstShown(TextPlace place, int room) {
    int indent = place.text().length() - place.text().stripLeading().length();
    int start = place.column() - 1;
    int wanted = Math.min(place.length(), room / 2);
    boolean fits = place.text().length() <= room;
    int last = room - CUT.length() - (fits ? 0 : CUT.length());
    return fits || start + wanted <= room - CUT.length()
        ? 0
        : Math.max(Math.min(indent, start), start - Math.max(0, last - wanted));
  }

  /// Returns the text with one plain character for each, so that marks stand under what they mark.
  private static String oneColumn(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      plain.append(each >= ' ' && each < 0x7f ? each : each == '\t' ? ' ' : '?');
    }
    return plain.toString();
  }
}
