package io.labelguard.cli.fix;

import io.labelguard.cli.command.AccountOption;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.text.Commands;
import io.labelguard.policy.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard breaker`: shows how often the guard wrote a bucket, team or workforce, and closes
/// that breaker.
@Command(
    name = "breaker",
    description =
        "Show how often the guard wrote a bucket (its policy and its CORS rules together), a work"
            + " team or the workforce in the last 24 hours. At the limit the breaker opens, and the"
            + " guard only alerts.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard breaker --bucket gt-labeling-data",
      "  labelguard breaker --bucket gt-labeling-data --reset    close it",
      "  labelguard breaker --team street-scenes-annotators",
      "",
      "Exit code: 0 closed, 1 open, 2 bad input."
    })
public final class BreakerCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Mixin AccountOption account;

  @Mixin FixableOption what;

  @Option(names = "--reset", description = "Forget the counted writes: close the breaker.")
  boolean reset;

  @Override
  public Integer call() {
    Console console = output.console();
    Target.Fixable target = what.target();
    return account.run(
        console,
        AccountOption.Need.RECORDS,
        byHand -> {
          if (reset) {
            byHand.resetBreaker(target);
          }
          return print(target, byHand.breaker(target), console);
        });
  }

  /// Prints the state of a breaker and returns it as an exit code.
  public static int print(Target.Fixable target, OperatorActions.Breaker breaker, Console console) {
    List<String> writes = breaker.writes().stream().map(Instant::toString).toList();
    List<String> times = breaker.writes().stream().map(PrintedTime::of).toList();
    if (console.json()) {
      console.jsonLine(
          JsonWriter.object(
              out ->
                  out.text("type", "breaker")
                      .text(target.kind(), target.name())
                      .bool("open", breaker.open())
                      .texts("writes", writes)
                      .number("limit", breaker.limit())
                      .text("lastActors", breaker.lastActors())));
    } else {
      console.wrapped(
          "The breaker of %s is %s: %d of %d guard writes within 24 hours."
              .formatted(
                  target instanceof Target.Bucket ? target.name() : target.words(),
                  breaker.open()
                      ? console.style("bold,red", "open")
                      : console.style("green", "closed"),
                  times.size(),
                  breaker.limit()));
      if (!times.isEmpty()) {
        console.hanging("  at ", String.join(", ", times));
      }
      breaker.lastActors().ifPresent(actors -> console.hanging("  ", Console.safe(actors)));
      if (breaker.open()) {
        console.line("");
        console.wrapped(
            "The guard only alerts while it is open. To close it:  "
                + Commands.resetBreaker(target.kind(), target.name()));
      }
    }
    return breaker.open() ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }
}
