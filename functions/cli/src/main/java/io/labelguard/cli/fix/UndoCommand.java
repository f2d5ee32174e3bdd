package io.labelguard.cli.fix;

import io.labelguard.cli.command.AccountOption;
import io.labelguard.cli.input.ResourceNames;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.FixOutcomePrinter;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.text.NameList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard undo`: reverts a fix.
@Command(
    name = "undo",
    description = "Restore what a bucket's policy or CORS rules were before a fix by Labelguard.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard undo --bucket gt-labeling-data                      the newest fix",
      "  labelguard undo --bucket gt-labeling-data --fix 0b5f71aa3c9e   that one, by its id",
      "  labelguard undo --bucket gt-labeling-data --local /tmp/story",
      "",
      "Refused if what the fix wrote was changed after it; then two diffs are shown, one of the fix"
          + " and",
      "one of the later change. An undo is a decision: the guard does not fix that again"
          + " until",
      "labelguard rearm.",
      "",
      "Exit code: 0 undone, 1 not undone, 2 bad input, 3 cannot tell."
    })
public final class UndoCommand implements Callable<Integer> {

  private static final int JOBS = 10;

  @Mixin OutputOptions output;

  @Mixin AccountOption account;

  @Option(names = "--bucket", required = true, paramLabel = "NAME", description = "The bucket.")
  String bucket;

  @Option(
      names = "--fix",
      paramLabel = "ID",
      description =
          "Which fix, by the first 8 digits or more of its id, which history shows. Default: the"
              + " newest.")
  Optional<String> fix = Optional.empty();

  @Override
  public Integer call() {
    Console console = output.console();
    String name = ResourceNames.bucket(bucket);
    return account.run(console, AccountOption.Need.WRITE, byHand -> undo(name, byHand, console));
  }

  private int undo(String name, OperatorActions byHand, Console console) {
    FixOutcome outcome =
        byHand.undo(name, fix.map(given -> FixIds.whole(given, byHand.history(name))));
    if (console.json() || outcome.result() != FixOutcome.Result.APPLIED) {
      return FixOutcomePrinter.print(outcome, console);
    }
    String of =
        outcome.write().orElseThrow().purpose() instanceof Purpose.Undo(String undone)
            ? " fix " + FixIds.shown(undone)
            : " the fix";
    if (outcome.target() instanceof Target.Cors) {
      console.wrapped(
          done(console)
              + " The CORS rules of "
              + name
              + " are what they were before"
              + of
              + ", read back as written.");
      printRearm("The guard appends no rule again until someone runs:  ", name, console);
      return ExitCode.CLEAN;
    }
    console.wrapped(
        done(console)
            + " The policy of "
            + name
            + " is what it was before"
            + of
            + ", read back as written.");
    console.out().flush(); // judging anew may fail, the write has not
    Set<String> denied = new TreeSet<>(FixPlanPrinter.deniedJobs(byHand.propose(name)));
    if (!denied.isEmpty()) {
      console.line("");
      console.hanging("  Denied again  ", Console.safe(NameList.of(denied, JOBS)));
    }
    printRearm("The guard does not fix this policy again until someone runs:  ", name, console);
    return ExitCode.CLEAN;
  }

  private static String done(Console console) {
    return console.style("bold,green", "Done.");
  }

  private void printRearm(String until, String name, Console console) {
    console.line("");
    console.wrapped(until + "labelguard rearm --bucket " + name + Console.safe(account.options()));
  }
}
