package io.labelguard.cli.command;

import io.labelguard.cli.input.Names;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FixOutcomes;
import io.labelguard.cli.print.OutputOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard undo`: takes a fix out again.
@Command(
    name = "undo",
    description = "Put back the text of a bucket's policy as it was before a fix of Labelguard's.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard undo --bucket gt-labeling-data               the newest fix",
      "  labelguard undo --bucket gt-labeling-data --fix 0b5f…   that one, by its id",
      "  labelguard undo --bucket gt-labeling-data --local /tmp/story",
      "",
      "Refused where the policy has moved on since the fix: both diffs are shown then, what the"
          + " fix",
      "changed and what was changed after it. What was undone is a decision: the guard does not"
          + " fix",
      "that policy again until labelguard rearm.",
      "",
      "Exit code: 0 undone, 1 not undone, 2 bad input, 3 cannot tell."
    })
public final class UndoCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Mixin AccountOption where;

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
    String name = Names.bucket(bucket);
    return where.run(
        console,
        AccountOption.Need.A_WRITE,
        byHand -> FixOutcomes.print(byHand.undo(name, fix), console));
  }
}
