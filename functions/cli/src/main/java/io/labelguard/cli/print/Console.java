package io.labelguard.cli.print;

import io.labelguard.core.check.Severity;
import io.labelguard.core.report.text.Escaped;
import io.labelguard.core.report.text.Wrapped;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/// The output of a command: text for people, in colour if the terminal has colours, or JSON lines.
///
/// Every string from outside goes through [#safe] before it reaches a terminal.
///
/// @param ansi whether text has colours
/// @param width the columns that a line of text may take: the terminal's own width, or `COLUMNS`,
///     or 80
public record Console(PrintWriter out, PrintWriter err, Ansi ansi, boolean json, int width) {

  static Console of(CommandSpec spec, boolean json, ColorOption color) {
    CommandLine line = spec.commandLine();
    return new Console(
        line.getOut(), line.getErr(), color.ansi(), json, TextWidth.of(line.getCommandSpec()));
  }

  /// Returns the console of a command whose own texts are all that it prints for people.
  public static Console of(CommandSpec spec, ColorOption color) {
    return of(spec, false, color);
  }

  /// Prints one JSON object on a line of its own.
  public void jsonLine(String object) {
    out.println(Escaped.json(object));
  }

  /// Prints a line of text.
  public void line(String text) {
    out.println(text);
  }

  /// Prints text, wrapped at words to the width.
  public void wrapped(String text) {
    Wrapped.lines(text, width).forEach(this::line);
  }

  /// Prints a label and the text beside it, wrapped at words to the width.
  public void hanging(String label, String text) {
    line(Wrapped.hanging(label, text, width));
  }

  /// Returns text in a picocli style such as `bold,red`, or plain without colours.
  public String style(String style, String text) {
    return ansi.enabled()
        ? Ansi.Style.on(Ansi.Style.parse(style))
            + text
            + Ansi.Style.off(Ansi.Style.parse(style))
            + Ansi.Style.reset.on()
        : text;
  }

  /// Returns text in the colour of a severity.
  public String severe(Severity severity, String text) {
    return style(
        switch (severity) {
          case CRITICAL -> "bold,red";
          case HIGH -> "red";
          case MEDIUM -> "yellow";
          case LOW -> "faint";
        },
        text);
  }

  /// Returns a line of a change, with [#safe] applied: what is added green, what is removed red.
  public String changed(String line) {
    String safe = safe(line);
    return safe.startsWith("+")
        ? style("green", safe)
        : safe.startsWith("-") ? style("red", safe) : safe;
  }

  /// Returns text in which control characters, newlines, tabs and bidirectional marks are escaped,
  /// so that a terminal does not act on them.
  public static String safe(String text) {
    return Escaped.withoutMentions(Escaped.line(text));
  }

  /// Returns text of several lines, escaped like [#safe] except newlines and tabs.
  static String safeLines(String text) {
    return Escaped.withoutMentions(Escaped.block(text));
  }
}
