package io.labelguard.cli.command;

import io.labelguard.cli.account.OwnAccount;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.AccountPrinter;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.write.OperatorActions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;

/// The account that a command is about: that of the AWS credentials, or one in a folder.
final class AccountOption {

  private static final String TABLE = "LABELGUARD_TABLE";

  @Option(
      names = "--local",
      paramLabel = "DIR",
      description =
          "A folder that keeps a local AWS in place of your account: world.json and records.json."
              + " A new one is filled with the world of the demo.")
  Optional<Path> local = Optional.empty();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description =
          "The guard's state table in your account; without it the variable LABELGUARD_TABLE.")
  Optional<String> table = Optional.empty();

  /// What a command needs of the account.
  enum Need {
    /// Only to look; what the guard remembers is used where a table is named.
    A_LOOK,
    THE_RECORDS,
    /// To write a policy: then a failure of AWS may come after the write.
    A_WRITE
  }

  /// Runs a command there.
  ///
  /// @throws InputException where the folder or the credentials are of no use
  int run(Console console, Need need, ToIntFunction<OperatorActions> command) {
    int exit =
        local.isPresent()
            ? inFolder(local.get(), console, command)
            : inAccount(console, need, command);
    console.out().flush();
    return exit;
  }

  /// Returns the options that a command to paste needs to be about the same account.
  String options() {
    return local.map(path -> " --local " + quoted(path.toString())).orElse("")
        + table.map(name -> " --table " + quoted(name)).orElse("");
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./~+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private int inFolder(Path path, Console console, ToIntFunction<OperatorActions> command) {
    if (table.isPresent()) {
      throw new InputException("--table is of an account; a folder (--local) has its own records");
    }
    try (KeptAccount kept = KeptAccount.open(path, Settings.Mode.ALERT, console)) {
      int exit = command.applyAsInt(kept.account().byHand());
      kept.settle(new AccountPrinter(console));
      return exit;
    }
  }

  private int inAccount(Console console, Need need, ToIntFunction<OperatorActions> command) {
    Map<String, String> variables = System.getenv();
    Optional<String> name =
        table.or(() -> Optional.ofNullable(variables.get(TABLE))).filter(given -> !given.isBlank());
    if (name.isEmpty() && need != Need.A_LOOK) {
      throw new InputException(
          "which table has the guard's records? Give --table NAME or set "
              + TABLE
              + ": it is the output StateTableName of Labelguard's stack (aws cloudformation"
              + " describe-stacks). Or give --local DIR");
    }
    boolean[] begun = {false};
    try {
      return OwnAccount.byHand(
          variables,
          name,
          byHand -> {
            begun[0] = true;
            return command.applyAsInt(byHand);
          });
    } catch (IllegalStateException e) { // a variable that cannot be read
      if (begun[0]) {
        throw e;
      }
      throw new InputException(Console.safe(String.valueOf(e.getMessage())));
    } catch (SdkException e) {
      if (begun[0] && need == Need.A_WRITE) {
        console
            .err()
            .println(
                "labelguard: AWS failed in the middle of it ("
                    + Console.safe(String.valueOf(e.getMessage()))
                    + "), so whether the policy was written cannot be told. Look at the bucket's"
                    + " policy and at labelguard history.");
        return ExitCode.CANNOT_TELL;
      }
      throw new InputException(
          "the AWS account could not be worked with: "
              + Console.safe(String.valueOf(e.getMessage()))
              + "; give a Region and credentials as for the AWS command line, or a folder with"
              + " --local");
    }
  }
}
