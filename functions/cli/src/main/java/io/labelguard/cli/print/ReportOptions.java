package io.labelguard.cli.print;

import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options of the commands whose findings other tools read, as SARIF too.
public final class ReportOptions {

  /// The format of a report.
  enum ReportFormat {
    TEXT,
    JSON,
    SARIF;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--format",
      paramLabel = "text|json|sarif",
      defaultValue = "text",
      description =
          "text for people (default); json: one object a line, type first; or sarif: one SARIF"
              + " 2.1.0 log.")
  ReportFormat format;

  @Mixin ColorOption color;

  @Mixin HelpOption help;

  /// Returns whether the output is one SARIF log, and nothing else may be printed.
  public boolean sarif() {
    return format == ReportFormat.SARIF;
  }

  /// Returns whether the output is for programs, and no text may be printed beside it.
  public boolean forPrograms() {
    return format != ReportFormat.TEXT;
  }

  /// Returns the console; one for SARIF prints JSON.
  public Console console() {
    return Console.of(command, format != ReportFormat.TEXT, color);
  }
}
