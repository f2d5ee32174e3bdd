package io.labelguard.cli.command;

import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.HelpOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// `labelguard help`: prints the help of Labelguard or of one command.
@Command(
    name = "help",
    description = "Show the help of Labelguard, or of one command.",
    footerHeading = "%nExamples:%n",
    footer = {"  labelguard help", "  labelguard help check"})
public final class HelpCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command's name.")
  String command = "";

  @Mixin HelpOption help;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    CommandLine about = command.isEmpty() ? root : root.getSubcommands().get(command);
    if (about == null) {
      throw new UnmatchedArgumentException(root, List.of(command));
    }
    about.usage(root.getOut());
    return ExitCode.CLEAN;
  }
}
