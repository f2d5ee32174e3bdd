package io.labelguard.cli.command;

import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.HelpOption;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `labelguard completion`: prints the script that completes commands and options in a shell.
///
/// @see <a href="https://picocli.info/autocomplete.html">one script for both shells</a>
@Command(
    name = "completion",
    description = "Print the script that completes commands and options with the Tab key.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(labelguard completion bash)     in ~/.bashrc",
      "  source <(labelguard completion zsh)      in ~/.zshrc, after compinit",
      "",
      "The shell must find labelguard on its PATH."
    })
public final class CompletionCommand implements Callable<Integer> {

  /// A shell that the script is for.
  enum Shell {
    BASH,
    ZSH
  }

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  Shell shell;

  @Mixin HelpOption help;

  @Override
  public Integer call() {
    // The script turns on bash's completion where a zsh reads it.
    String script = AutoComplete.bash(spec.root().name(), spec.root().commandLine());
    spec.commandLine().getOut().print(script);
    return ExitCode.CLEAN;
  }
}
