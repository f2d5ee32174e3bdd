package io.labelguard.cli.redrive;

import io.labelguard.cli.account.OwnAccount;
import io.labelguard.cli.command.AwsOptions;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.cli.report.MessageProgress;
import io.labelguard.core.redrive.EmptiedQueue;
import io.labelguard.core.redrive.Redrive;
import io.labelguard.lambda.Clients;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard redrive`: gives the messages of dead-letter queues back to what could not handle
/// them.
@Command(
    name = "redrive",
    description =
        "Give the messages of Labelguard's dead-letter queues back, and delete each that was given"
            + " back.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard redrive --all --dry-run     what stands there, and where it would go",
      "  labelguard redrive --all",
      "  labelguard redrive --queue URL",
      "",
      "Events go to their function, a missed sweep is started, a fix request becomes another look"
          + " at its bucket, team or workforce, and an alert goes to Slack.",
      "Exit code: 0 nothing is left, 2 bad input, 3 something stays."
    })
public final class RedriveCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Mixin AwsOptions aws;

  @ArgGroup(multiplicity = "1")
  Which which;

  @Option(names = "--dry-run", description = "Say what would be done, and change nothing.")
  boolean dryRun;

  @Option(
      names = "--all-subscribers",
      description =
          "Publish alerts to the topic again, for every subscriber. Default: to Slack only.")
  boolean allSubscribers;

  /// One queue, or all.
  static final class Which {
    @Option(
        names = "--queue",
        required = true,
        paramLabel = "URL",
        description = "The dead-letter queue: an output of the stack, such as FailedEventsUrl.")
    Optional<String> queue = Optional.empty();

    @Option(
        names = "--all",
        required = true,
        description = "All dead-letter queues of the Labelguard stacks in the account and Region.")
    boolean all;
  }

  @Override
  public Integer call() {
    Console console = output.console();
    Map<String, String> variables = System.getenv();
    int exit =
        aws.run(
            "labelguard replay with a local account",
            login -> OwnAccount.withClients(login, clients -> run(clients, variables, console)));
    console.out().flush();
    return exit;
  }

  private int run(Clients clients, Map<String, String> variables, Console console) {
    List<ChosenQueue> chosen =
        ChosenQueue.among(clients.installations(variables).all(), which.queue);
    List<EmptiedQueue> emptied = new ArrayList<>();
    try (MessageProgress progress = MessageProgress.on(console)) {
      Redrive redrive =
          new Redrive(
              clients.deadLetters(),
              clients.receivers(variables),
              InstantSource.system(),
              new Redrive.Request(dryRun, allSubscribers),
              progress);
      chosen.forEach(each -> emptied.add(redrive.run(each.installation(), each.queue())));
    }
    new RedrivePrinter(console, dryRun).print(emptied);
    return emptied.stream().allMatch(EmptiedQueue::isClean) ? ExitCode.CLEAN : ExitCode.CANNOT_TELL;
  }
}
