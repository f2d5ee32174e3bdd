package io.labelguard.cli.command;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.Console;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import java.util.List;
import picocli.CommandLine.Option;

/// The option that names people who start labeling jobs in the console.
final class ConsoleOption {

  @Option(
      names = "--console-principal",
      paramLabel = "ARN",
      description =
          "A user or role that starts labeling jobs in the console. May be given several times.")
  List<String> arns = List.of();

  /// Returns the people.
  ///
  /// @throws InputException where an ARN is something else
  List<ConsolePrincipal> principals() {
    return arns.stream().map(ConsoleOption::principal).distinct().toList();
  }

  private static ConsolePrincipal principal(String arn) {
    return ConsolePrincipal.parse(arn)
        .orElseThrow(
            () ->
                new InputException(
                    "--console-principal: give "
                        + ConsolePrincipal.FORM
                        + ", not "
                        + Console.safe(arn)));
  }
}
