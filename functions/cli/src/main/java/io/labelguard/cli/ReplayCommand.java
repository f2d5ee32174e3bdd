package io.labelguard.cli;

import io.labelguard.cli.account.Delivery;
import io.labelguard.cli.account.Envelope;
import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.core.guard.FixOutcome;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.policy.MalformedJsonException;
import io.labelguard.local.EventRules;
import io.labelguard.local.World;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `labelguard replay`: delivers recorded events to the real handlers, on a local AWS.
@Command(
    name = "replay",
    description =
        "Deliver events to the handlers, in an embedded local AWS; nothing else is called.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard replay events/*.json",
      "  labelguard replay --world world.json --mode fix events/03-policy-tightened.json",
      "",
      "The world says what the account holds; the events change nothing in it. Without a world"
          + " each",
      "event meets an empty account of its own. Exit code: 0 nothing, 1 findings, 2 a bad event,",
      "3 a fix of which nobody can tell whether it took effect."
    })
final class ReplayCommand implements Callable<Integer> {

  @Mixin Output output;

  @Option(names = "--world", paramLabel = "FILE", description = "What the account holds, as JSON.")
  Optional<Path> world = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "alert|fix",
      defaultValue = "alert",
      description = "Whether proven fixes are applied, in the local AWS. Default: alert.")
  Settings.Mode mode;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Events, one a file.")
  List<Path> files = List.of();

  private final Map<String, GuardedAccount> accounts = new LinkedHashMap<>();
  private final LocalClock clock = new LocalClock(Instant.now());

  @Override
  public Integer call() {
    AccountPrinter printer = new AccountPrinter(output.console());
    EventRules rules = Home.rules();
    Optional<World> given = world.map(Home::world);
    int exit = ExitCode.CLEAN;
    try {
      for (Path file : files) {
        exit = Math.max(exit, replay(file, given, rules, printer));
      }
    } finally {
      accounts.values().forEach(GuardedAccount::close);
      output.console().out().flush();
    }
    return exit;
  }

  private int replay(Path file, Optional<World> given, EventRules rules, AccountPrinter printer) {
    String event = TextFile.read(file);
    GuardedAccount account = account(event, given, rules);
    Delivery delivery = account.deliver(event);
    printer.delivery("event", Optional.of(file.toString()), delivery);
    List<FixOutcome> fixes = account.applyFixes();
    fixes.forEach(printer::fix);
    for (String raised : account.takeRaisedEvents()) {
      printer.delivery("raised", Optional.empty(), account.deliver(raised));
    }
    printer.messages(account.takeMessages());
    return exitCode(delivery, fixes);
  }

  private static int exitCode(Delivery delivery, List<FixOutcome> fixes) {
    if (fixes.stream().anyMatch(fix -> fix.result() == FixOutcome.Result.CANNOT_TELL)) {
      return ExitCode.CANNOT_TELL;
    }
    return switch (delivery.result()) {
      case NOTHING -> ExitCode.CLEAN;
      case FINDINGS -> ExitCode.FINDINGS;
      case ERROR -> ExitCode.BAD_INPUT;
    };
  }

  private GuardedAccount account(String event, Optional<World> given, EventRules rules) {
    World holds = given.orElseGet(() -> emptyWorld(event));
    return accounts.computeIfAbsent(
        holds.account() + " " + holds.region(),
        _ -> GuardedAccount.start(holds, rules, mode, clock));
  }

  private static World emptyWorld(String event) {
    try {
      Envelope envelope = Envelope.of(event);
      return World.empty(
          envelope.account().filter(id -> id.matches("[0-9]{12}")).orElse("111122223333"),
          envelope.region().filter(name -> name.matches("[a-z0-9-]+")).orElse("us-east-1"));
    } catch (MalformedJsonException _) {
      return World.empty("111122223333", "us-east-1"); // the event is told to be malformed later
    }
  }
}
