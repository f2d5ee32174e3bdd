package io.labelguard.cli;

import io.labelguard.cli.command.AuditCommand;
import io.labelguard.cli.command.CheckCommand;
import io.labelguard.cli.command.CollectCommand;
import io.labelguard.cli.command.CompletionCommand;
import io.labelguard.cli.command.DoctorCommand;
import io.labelguard.cli.command.HelpCommand;
import io.labelguard.cli.command.ManifestCommand;
import io.labelguard.cli.command.NotifyCommand;
import io.labelguard.cli.command.ReplayCommand;
import io.labelguard.cli.command.VersionCommand;
import io.labelguard.cli.demo.DemoCommand;
import io.labelguard.cli.fix.BreakerCommand;
import io.labelguard.cli.fix.FixCommand;
import io.labelguard.cli.fix.HistoryCommand;
import io.labelguard.cli.fix.RearmCommand;
import io.labelguard.cli.fix.UndoCommand;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.policy.CompareCommand;
import io.labelguard.cli.policy.EvaluateCommand;
import io.labelguard.cli.policy.ExplainCommand;
import io.labelguard.cli.policy.LintCommand;
import io.labelguard.cli.policy.PolicyCommand;
import io.labelguard.cli.print.ColorOption;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.TextWidth;
import io.labelguard.cli.redrive.RedriveCommand;
import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `labelguard` command.
@Command(
    name = "labelguard",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Guards SageMaker Ground Truth labeling jobs against the changes that break them.",
    subcommands = {
      DemoCommand.class,
      CheckCommand.class,
      ReplayCommand.class,
      AuditCommand.class,
      DoctorCommand.class,
      CollectCommand.class,
      FixCommand.class,
      UndoCommand.class,
      HistoryCommand.class,
      RearmCommand.class,
      BreakerCommand.class,
      RedriveCommand.class,
      NotifyCommand.class,
      LintCommand.class,
      ExplainCommand.class,
      EvaluateCommand.class,
      CompareCommand.class,
      PolicyCommand.class,
      ManifestCommand.class,
      HelpCommand.class,
      CompletionCommand.class,
      VersionCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard demo                                    the story, on an embedded local AWS",
      "  labelguard check --policy p.json --job j.json      would this policy stop that job?",
      "  labelguard replay --world w.json events/*.json     deliver events to the handlers",
      "  labelguard fix --bucket b --local DIR              the proven fix, and how to apply it",
      "  labelguard lint p.json                             what PutBucketPolicy would refuse",
      "  labelguard explain --policy p.json --request r.json",
      "",
      "Exit codes: 0 clean or done, 1 findings or refused, 2 bad usage or input, 3 cannot tell."
    })
public final class Main implements Runnable {

  @Spec CommandSpec spec;

  public static void main(String[] args) {
    System.exit(execute(System.out, System.err, args));
  }

  /// Runs a command and returns its exit code. It prints UTF-8 on every machine.
  public static int execute(OutputStream out, OutputStream err, String... args) {
    try (PrintWriter toOut = utf8(out);
        PrintWriter toErr = utf8(err)) {
      return new CommandLine(new Main())
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setUsageHelpWidth(TextWidth.of(System.getenv()))
          .setUsageHelpAutoWidth(true)
          .setColorScheme(CommandLine.Help.defaultColorScheme(ColorOption.automatic()))
          .setExitCodeExceptionMapper(
              e ->
                  e instanceof InputException || e instanceof ParameterException
                      ? ExitCode.BAD_INPUT
                      : ExitCode.CANNOT_TELL)
          .setParameterExceptionHandler(ErrorReport::ofUsage)
          .setExecutionExceptionHandler(ErrorReport::ofExecution)
          .setOut(toOut)
          .setErr(toErr)
          .execute(args);
    }
  }

  private static PrintWriter utf8(OutputStream to) {
    return new PrintWriter(
        new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8)), false);
  }

  /// Prints the help where no command is given.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// Reads the version, with the commit that was built, from the jar's manifest.
  static final class Version implements IVersionProvider {

    /// What the build leaves where the sources are not a Git checkout.
    private static final String NO_COMMIT = "${git.commit.id.abbrev}";

    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "labelguard " + (version == null ? "(not packaged)" : version.replace(NO_COMMIT, "unknown"))
      };
    }
  }
}
