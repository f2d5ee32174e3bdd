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
        "Guards SageMaker Ground Truth labeling jobs against the changes that break them.")
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
