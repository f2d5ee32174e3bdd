package io.labelguard.cli.print;

import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options of a command whose report has every format, a page too.
public final class PageOptions {

  /// The format of a report.
  enum PageFormat {
    TEXT,
    JSON,
    SARIF,
    HTML;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--format",
      paramLabel = "text|json|sarif|html",
      defaultValue = "text",
      description =
          "text for people (default); json: one object a line, type first; sarif: one SARIF"
              + " 2.1.0 log; or html: one page for a browser.")
  PageFormat format;

  @Mixin ColorOption color;

  @Mixin HelpOption help;

  /// Returns whether the output is one SARIF log, and nothing else may be printed.
  public boolean sarif() {
    return format == PageFormat.SARIF;
  }

  /// Returns whether the output is one HTML page, and nothing else may be printed.
  public boolean html() {
    return format == PageFormat.HTML;
  }

  /// Returns the console; one for SARIF or a page prints JSON.
  public Console console() {
    return Console.of(command, format != PageFormat.TEXT, color);
  }
}
