package io.labelguard.cli.command;

import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.HelpOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `labelguard version`: prints the version and the commit that was built, as `--version` does.
@Command(name = "version", description = "Show the version and the commit that was built.")
public final class VersionCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin HelpOption help;

  @Override
  public Integer call() {
    spec.root().commandLine().printVersionHelp(spec.commandLine().getOut());
    return ExitCode.CLEAN;
  }
}
