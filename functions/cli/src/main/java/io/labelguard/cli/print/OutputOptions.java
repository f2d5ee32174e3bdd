package io.labelguard.cli.print;

import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options of every command that prints findings.
public final class OutputOptions {

  /// The format of a command's output.
  enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "text for people (default), or json: one object a line, type first.")
  Format format;

  @Mixin ColorOption color;

  @Mixin HelpOption help;

  public Console console() {
    return Console.of(command, format == Format.JSON, color);
  }
}
