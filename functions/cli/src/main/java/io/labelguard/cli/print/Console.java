package io.labelguard.cli.print;

import io.labelguard.core.report.Escaped;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/// Where a command prints: text made for eyes, in colour where the terminal has it, or JSON lines.
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

  /// Returns text in a picocli style such as `bold,red`; plain where there is no colour.
  public String style(String style, String text) {
    return ansi.enabled()
        ? Ansi.Style.on(Ansi.Style.parse(style))
            + text
            + Ansi.Style.off(Ansi.Style.parse(style))
            + Ansi.Style.reset.on()
        : text;
  }

  /// Returns text without anything a terminal would act on: control characters and bidirectional
  /// marks are shown as escapes; newlines and tabs too.
  public static String safe(String text) {
    return Escaped.withoutMentions(Escaped.line(text));
  }

  /// Returns text of several lines made safe, its newlines and tabs kept.
  static String safeLines(String text) {
    return Escaped.withoutMentions(Escaped.block(text));
  }
}
