package io.labelguard.cli.command;

import io.labelguard.cli.account.AwsLogin;
import io.labelguard.cli.account.NoAccountException;
import io.labelguard.cli.account.OwnAccount;
import io.labelguard.cli.command.AccountOption.Need;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.Console;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.StateTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the state table of the stack in the account and Region, for a command that names none.
final class TableByTag {

  private static final String NAME_IT =
      "give --table NAME or set LABELGUARD_TABLE: the output StateTableName of the stack";

  private final AwsLogin login;
  private final Map<String, String> variables;
  private final Console console;

  /// @param variables the environment
  TableByTag(AwsLogin login, Map<String, String> variables, Console console) {
    this.login = login;
    this.variables = variables;
    this.console = console;
  }

  /// Returns the table's name; empty where the account has no table and the command needs none.
  ///
  /// @throws InputException where the command needs a table that the account does not have, where
  ///     the account has several, or where it cannot be used
  Optional<String> name(Need need) {
    List<StateTables.OfStack> tables;
    AwsFailure failure = new AwsFailure(login, Optional.empty(), "a folder with --local");
    try {
      tables = OwnAccount.stateTables(login, variables);
    } catch (NoAccountException e) {
      throw failure.of(e);
    } catch (CallFailedException e) {
      if (e.failure().refused()) {
        return refused(need, failure.of(e));
      }
      throw failure.of(e);
    }
    return switch (tables.size()) {
      case 0 -> none(need);
      case 1 -> Optional.of(tables.getFirst().name());
      default -> throw several(tables);
    };
  }

  private Optional<String> refused(Need need, InputException why) {
    if (need != Need.READ) {
      throw new InputException(
          String.valueOf(why.getMessage()),
          "The state table is found with tag:GetResources. Ask for that permission, or "
              + NAME_IT
              + ".");
    }
    console
        .err()
        .println(
            "labelguard: "
                + why.getMessage()
                + ". Labelguard's records are not read; to read them, give --table NAME.");
    return Optional.empty();
  }

  private Optional<String> none(Need need) {
    if (need == Need.READ) {
      return Optional.empty();
    }
    throw new InputException(
        "no state table of Labelguard"
            + login.region().map(region -> " in Region " + region).orElse(" in this Region"),
        "Is the Region right? (--region REGION) If it is, " + NAME_IT + ".");
  }

  private static InputException several(List<StateTables.OfStack> tables) {
    return new InputException(
        tables.size()
            + " state tables of Labelguard: "
            + tables.stream()
                .map(
                    table ->
                        Console.safe(table.name()) + " (stack " + Console.safe(table.stack()) + ")")
                .collect(Collectors.joining(", ")),
        "Choose one: --table NAME. To hide that of a deleted stack, remove its tag"
            + " labelguard:table.");
  }
}
