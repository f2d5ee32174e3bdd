package io.labelguard.cli;

import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.record.Rearmed;
import io.labelguard.policy.json.JsonWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard rearm`: gives the guard leave to fix again.
@Command(
    name = "rearm",
    description =
        "Give the guard leave to fix again what somebody took out, what went wrong or what nobody"
            + " could tell of.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard rearm --bucket gt-labeling-data",
      "  labelguard rearm --team street-scenes-annotators",
      "",
      "It does not close the breaker; labelguard breaker --reset does. Exit code: 0 done, 2 bad"
          + " input."
    })
final class RearmCommand implements Callable<Integer> {

  @Mixin Output output;

  @Mixin AccountOption where;

  @ArgGroup(multiplicity = "1")
  What what;

  /// The bucket or the work team.
  static final class What {
    @Option(names = "--bucket", required = true, paramLabel = "NAME", description = "The bucket.")
    Optional<String> bucket = Optional.empty();

    @Option(names = "--team", required = true, paramLabel = "NAME", description = "The work team.")
    Optional<String> team = Optional.empty();
  }

  @Override
  public Integer call() {
    Console console = output.console();
    return what.bucket
        .map(name -> rearm("bucket", Names.bucket(name), console))
        .orElseGet(() -> rearm("team", Names.team(what.team.orElseThrow()), console));
  }

  private int rearm(String kind, String name, Console console) {
    return where.run(
        console, AccountOption.Need.THE_RECORDS, byHand -> rearm(byHand, kind, name, console));
  }

  private static int rearm(OperatorActions byHand, String kind, String name, Console console) {
    Rearmed leave = byHand.rearm(kind + "/" + name);
    if (console.json()) {
      console.jsonLine(
          JsonWriter.object(
              out ->
                  out.text("type", "rearmed")
                      .text(kind, name)
                      .text("by", leave.by())
                      .text("at", leave.at().toString())));
    } else {
      console.line(
          "The guard may fix %s %s again, says %s at %s."
              .formatted(kind, name, Console.safe(leave.by()), leave.at()));
    }
    return ExitCode.CLEAN;
  }
}
