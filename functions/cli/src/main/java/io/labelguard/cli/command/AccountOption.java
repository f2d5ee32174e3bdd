package io.labelguard.cli.command;

import io.labelguard.cli.account.AllowedWrites;
import io.labelguard.cli.account.AwsLogin;
import io.labelguard.cli.account.NoAccountException;
import io.labelguard.cli.account.OwnAccount;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.AccountPrinter;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.guard.write.WrongClockException;
import io.labelguard.core.port.CallFailedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;

/// The account of a command: that of the AWS credentials, or one in a folder.
public final class AccountOption {

  private static final String TABLE = "LABELGUARD_TABLE";

  @Option(
      names = "--local",
      paramLabel = "DIR",
      description =
          "A folder with a local AWS to use instead of your account: world.json and records.json."
              + " An empty folder is filled with the demo's world.")
  Optional<Path> local = Optional.empty();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description =
          "The guard's state table in your account. Default: the variable LABELGUARD_TABLE, then"
              + " the table with the tag labelguard:table.")
  Optional<String> table = Optional.empty();

  @Mixin AwsOptions aws;

  /// What a command does with the account.
  public enum Need {
    /// It only reads; the guard's records are optional.
    READ,
    /// It reads or changes the guard's records, which must be there.
    RECORDS,
    /// It writes a policy, so a failure of AWS may come after the write.
    WRITE
  }

  /// Runs a command there.
  ///
  /// @throws InputException where the folder or the credentials cannot be used, or the machine's
  ///     clock is wrong
  public int run(Console console, Need need, ToIntFunction<OperatorActions> command) {
    try {
      int exit =
          local.isPresent()
              ? inFolder(local.get(), console, command)
              : inAccount(console, need, command);
      console.out().flush();
      return exit;
    } catch (WrongClockException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }

  /// Returns the options for a command to paste that uses the same account.
  public String options() {
    return option("--local", local.map(Path::toString)) + option("--table", table) + aws.options();
  }

  /// Returns an option for a command to paste, with a blank in front; nothing where it is not
  /// given.
  static String option(String name, Optional<String> value) {
    return value.map(given -> " " + name + " " + quoted(given)).orElse("");
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./~+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private int inFolder(Path path, Console console, ToIntFunction<OperatorActions> command) {
    if (table.isPresent()) {
      throw new InputException(
          "--table names a table in an AWS account; a folder (--local) has its own records");
    }
    aws.refuseBeside("a folder (--local)");
    FolderAccount.requireFolder(path);
    try (FolderAccount opened = FolderAccount.open(path, AllowedWrites.NONE, console)) {
      int exit = command.applyAsInt(opened.account().byHand());
      opened.settle(new AccountPrinter(console, false));
      return exit;
    }
  }

  private int inAccount(Console console, Need need, ToIntFunction<OperatorActions> command) {
    Map<String, String> variables = System.getenv();
    AwsLogin login = aws.login();
    Optional<String> name =
        table
            .or(() -> Optional.ofNullable(variables.get(TABLE)))
            .filter(given -> !given.isBlank())
            .or(() -> new TableByTag(login, variables, console).name(need));
    AwsFailure failure = new AwsFailure(login, name, "a folder with --local");
    boolean[] started = {false};
    try {
      return OwnAccount.byHand(
          login,
          variables,
          name,
          byHand -> {
            started[0] = true;
            return command.applyAsInt(byHand);
          });
    } catch (IllegalStateException e) { // a variable that cannot be read
      if (started[0]) {
        throw e;
      }
      throw new InputException(Console.safe(String.valueOf(e.getMessage())));
    } catch (NoAccountException e) {
      throw failure.of(e);
    } catch (CallFailedException e) {
      return ended(failure.of(e), started[0] && need == Need.WRITE, console);
    } catch (SdkException e) {
      return ended(failure.of(e), started[0] && need == Need.WRITE, console);
    }
  }

  /// Reports a failure of AWS. After a write began, its outcome is unknown.
  private static int ended(InputException failure, boolean writing, Console console) {
    if (!writing) {
      throw failure;
    }
    console
        .err()
        .println(
            "labelguard: a call to AWS failed during the command ("
                + failure.getMessage()
                + "). The policy may or may not have been written: look at the bucket's policy"
                + " and at labelguard history.");
    return ExitCode.CANNOT_TELL;
  }
}
