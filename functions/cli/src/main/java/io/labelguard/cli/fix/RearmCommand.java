package io.labelguard.cli.fix;

import io.labelguard.cli.command.AccountOption;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.ReportedChange;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `labelguard rearm`: allows the guard to fix again.
@Command(
    name = "rearm",
    description =
        "Allow the guard to fix again what a person reverted, what failed, or what had an unknown"
            + " outcome.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard rearm --bucket gt-labeling-data",
      "  labelguard rearm --team street-scenes-annotators",
      "  labelguard rearm --workforce default",
      "",
      "It does not close the breaker; labelguard breaker --reset does. Exit code: 0 done, 2 bad"
          + " input."
    })
public final class RearmCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Mixin AccountOption account;

  @Mixin FixableOption what;

  @Override
  public Integer call() {
    Console console = output.console();
    return rearm(what.target(), console);
  }

  private int rearm(Target.Fixable target, Console console) {
    return account.run(
        console, AccountOption.Need.RECORDS, byHand -> rearm(byHand, target, console));
  }

  private static int rearm(OperatorActions byHand, Target.Fixable target, Console console) {
    Rearmed rearmed = byHand.rearm(target);
    if (console.json()) {
      console.jsonLine(
          JsonWriter.object(
              out ->
                  out.text("type", "rearmed")
                      .text(target.kind(), target.name())
                      .text("by", rearmed.by())
                      .text("at", rearmed.at().toString())
                      .texts("writes", List.copyOf(rearmed.writes()))));
    } else {
      console.wrapped(
          "The guard may fix %s again, as %s allowed at %s."
              .formatted(
                  target.words(),
                  Console.safe(ReportedChange.shortName(rearmed.by())),
                  PrintedTime.of(rearmed.at())));
      console.wrapped(
          rearmed.writes().isEmpty()
              ? "No earlier write forbade that."
              : "This covers the outcome of these writes, and of no later one: "
                  + rearmed.writes().stream().map(FixIds::shown).collect(Collectors.joining(", ")));
    }
    return ExitCode.CLEAN;
  }
}
