package io.labelguard.cli.command;

import io.labelguard.cli.input.ResourceNames;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FixOutcomePrinter;
import io.labelguard.cli.print.OutputOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard undo`: reverts a fix.
@Command(
    name = "undo",
    description = "Restore the text that a bucket's policy had before a fix by Labelguard.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard undo --bucket gt-labeling-data               the newest fix",
      "  labelguard undo --bucket gt-labeling-data --fix 0b5f…   that one, by its id",
      "  labelguard undo --bucket gt-labeling-data --local /tmp/story",
      "",
      "Refused if the policy was changed after the fix; then two diffs are shown, one of the fix"
          + " and",
      "one of the later change. An undo is a decision: the guard does not fix that policy again"
          + " until",
      "labelguard rearm.",
      "",
      "Exit code: 0 undone, 1 not undone, 2 bad input, 3 cannot tell."
    })
public final class UndoCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Mixin AccountOption account;

  @Option(names = "--bucket", required = true, paramLabel = "NAME", description = "The bucket.")
  String bucket;

  @Option(
      names = "--fix",
      paramLabel = "ID",
      description = "Which fix, by the id that history shows. Default: the newest.")
  Optional<String> fix = Optional.empty();

  @Override
  public Integer call() {
    Console console = output.console();
    String name = ResourceNames.bucket(bucket);
    return account.run(
        console,
        AccountOption.Need.WRITE,
        byHand -> FixOutcomePrinter.print(byHand.undo(name, fix), console));
  }
}
