package io.labelguard.cli.print;

import io.labelguard.core.report.Escaped;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/// The output of a command: text for people, in colour if the terminal has colours, or JSON lines.
///
/// Every string from outside goes through [#safe] before it reaches a terminal.
public record Console(PrintWriter out, PrintWriter err, Ansi ansi, boolean json) {

  static Console of(CommandSpec spec, Format format) {
    CommandLine line = spec.commandLine();
    return new Console(
        line.getOut(), line.getErr(), line.getColorScheme().ansi(), format == Format.JSON);
  }

  /// Prints one JSON object on a line of its own.
  public void jsonLine(String object) {
    out.println(Escaped.json(object));
  }

  /// Prints a line of text.
  public void line(String text) {
    out.println(text);
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
