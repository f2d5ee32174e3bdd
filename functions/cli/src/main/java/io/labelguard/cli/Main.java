package io.labelguard.cli;

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
    subcommands = {CheckCommand.class, EvaluateCommand.class, LintCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard demo                                    the story, on an embedded local AWS",
      "  labelguard check --policy p.json --job j.json      would this policy stop that job?",
      "  labelguard replay --world w.json events/*.json     deliver events to the handlers",
      "  labelguard lint p.json                             what PutBucketPolicy would refuse",
      "  labelguard explain --policy p.json --request r.json",
      "",
      "Exit codes: 0 clean or done, 1 findings or refused, 2 bad usage or input, 3 cannot tell."
    })
public final class Main implements Runnable {

  @Spec CommandSpec spec;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }

  /// Reads the version from the jar's manifest.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"labelguard " + (version == null ? "(not packaged)" : version)};
    }
  }
}
