package io.labelguard.cli.command;

import io.labelguard.cli.account.AllowedWrites;
import io.labelguard.cli.account.Delivery;
import io.labelguard.cli.account.Envelope;
import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.input.EventFile;
import io.labelguard.cli.input.EventFile.Entry;
import io.labelguard.cli.input.Home;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.PortalRanges;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.AccountPrinter;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.local.event.EventRules;
import io.labelguard.local.world.World;
import io.labelguard.policy.json.MalformedJsonException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `labelguard replay`: delivers recorded events to the real handlers, on a local AWS.
@Command(
    name = "replay",
    description =
        "Deliver events to the handlers in an embedded local AWS. Nothing else is called.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard replay events/*.json",
      "  labelguard replay --world world.json --mode fix events/03-policy-tightened.json",
      "  labelguard replay --local /tmp/story --mode fix events/03-policy-tightened.json",
      "  labelguard replay --local /tmp/story --mode temporary --sweep",
      "  labelguard replay --world world.json --mode fix --workforce-cidrs 203.0.113.0/24 --sweep",
      "",
      "A world (--world) describes the account, and the events do not change it. In a folder"
          + " (--local)",
      "the change in each event is applied first, and the next command finds the result; an event"
          + " that",
      "was replayed there before is applied once more. Without either, each event meets an empty",
      "account of its own.",
      "",
      "Exit code: 0 nothing, 1 findings, 2 a bad event, 3 a fix that may or may not have",
      "taken effect."
    })
public final class ReplayCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description = "A description of an account, as JSON.")
  Optional<Path> world = Optional.empty();

  @Option(
      names = "--local",
      paramLabel = "DIR",
      description =
          "A folder with a local AWS: world.json and records.json. A new folder is filled with the"
              + " demo's world.")
  Optional<Path> folder = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "alert|temporary|fix",
      defaultValue = "alert",
      description =
          "Whether proven fixes are applied in the local AWS: never, while their jobs run, or for"
              + " good. Default: alert.")
  Settings.Mode mode;

  @Option(
      names = "--workforce-cidrs",
      paramLabel = "CIDR",
      split = ",",
      description =
          "With --mode fix: the ranges that the workforce gets where its portal is open to every"
              + " address, as the parameter WorkforceCidrs of the stack gives them.")
  List<String> workforceCidrs = List.of();

  @Option(names = "--details", description = "Print every finding, diff and policy in full.")
  boolean details;

  @Option(
      names = "--sweep",
      description = "Sweep after the events, as the schedule would; needs --world or --local.")
  boolean sweep;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "Events: of EventBridge, or CloudTrail's (a record, a file of Records, lookup-events"
              + " output), or JSON lines of these; - reads standard input.")
  List<Path> files = List.of();

  private final Map<String, GuardedAccount> accounts = new LinkedHashMap<>();

  @Override
  public Integer call() {
    if (world.isPresent() && folder.isPresent()) {
      throw new InputException("give --world or --local, not both");
    }
    if (sweep && world.isEmpty() && folder.isEmpty()) {
      throw new InputException("--sweep needs an account to look at: give --world or --local");
    }
    if (files.isEmpty() && !sweep) {
      throw new InputException("give at least one event (a file), or --sweep");
    }
    TextFile.onlyOneFromStandardInput(Stream.concat(files.stream(), world.stream()).toList());
    AccountPrinter printer = new AccountPrinter(output.console(), details);
    int exit = folder.isPresent() ? inFolder(folder.get(), printer) : inMemory(printer);
    output.console().out().flush();
    return exit;
  }

  private AllowedWrites writes() {
    return new AllowedWrites(mode, PortalRanges.of(workforceCidrs));
  }

  private int inFolder(Path path, AccountPrinter printer) {
    try (FolderAccount opened = FolderAccount.open(path, writes(), output.console())) {
      int exit = ExitCode.CLEAN;
      for (FileEvent each : events()) {
        exit = Math.max(exit, inFolder(each, opened, printer));
      }
      return sweep ? Math.max(exit, sweep(opened.account(), printer)) : exit;
    }
  }

  private static int inFolder(FileEvent each, FolderAccount opened, AccountPrinter printer) {
    return switch (each.entry()) {
      case Entry.Event(String event) ->
          deliver(opened.apply(event), each.source(), opened.account(), printer);
      case Entry.Bad(String reason) -> notAnEvent(reason, each.source(), printer);
    };
  }

  private static int notAnEvent(String reason, Delivery.Source source, AccountPrinter printer) {
    printer.delivery("event", Optional.of(source), Delivery.ofNoEvent(reason));
    return ExitCode.BAD_INPUT;
  }

  /// An entry of a file.
  private record FileEvent(Entry entry, Delivery.Source source) {}

  private List<FileEvent> events() {
    List<FileEvent> events = new ArrayList<>();
    for (Path file : files) {
      List<Entry> entries = EventFile.read(file);
      for (int at = 0; at < entries.size(); at++) {
        Optional<Integer> record = entries.size() > 1 ? Optional.of(at) : Optional.empty();
        events.add(new FileEvent(entries.get(at), new Delivery.Source(file.toString(), record)));
      }
    }
    return events;
  }

  private int inMemory(AccountPrinter printer) {
    EventRules rules = Home.rules();
    Optional<World> given = world.map(Home::world);
    int exit = ExitCode.CLEAN;
    try {
      for (FileEvent each : events()) {
        exit =
            Math.max(
                exit,
                switch (each.entry()) {
                  case Entry.Event(String event) ->
                      deliver(event, each.source(), account(event, given, rules), printer);
                  case Entry.Bad(String reason) -> notAnEvent(reason, each.source(), printer);
                });
      }
      if (sweep) {
        exit = Math.max(exit, sweep(account("", given, rules), printer));
      }
    } finally {
      accounts.values().forEach(GuardedAccount::close);
    }
    return exit;
  }

  private static int deliver(
      String event, Delivery.Source source, GuardedAccount account, AccountPrinter printer) {
    Delivery delivery = account.deliver(event);
    printer.delivery("event", Optional.of(source), delivery);
    return Math.max(exitCode(delivery.result()), settle(account, printer));
  }

  private static int sweep(GuardedAccount account, AccountPrinter printer) {
    Outcome outcome = account.sweep();
    printer.sweep(outcome);
    int exit =
        switch (outcome.result()) {
          case NOTHING -> ExitCode.CLEAN;
          case FINDINGS -> ExitCode.FINDINGS;
        };
    return Math.max(exit, settle(account, printer));
  }

  /// Delivers all that an event led to, and prints it.
  private static int settle(GuardedAccount account, AccountPrinter printer) {
    List<FixOutcome> fixes = account.applyFixes();
    fixes.forEach(printer::fix);
    for (String raised : account.takeRaisedEvents()) {
      printer.delivery("raised", Optional.empty(), account.deliver(raised));
    }
    account.takeMessages().forEach(printer::inFull);
    return fixes.stream().anyMatch(fix -> fix.result() == FixOutcome.Result.CANNOT_TELL)
        ? ExitCode.CANNOT_TELL
        : ExitCode.CLEAN;
  }

  private static int exitCode(Delivery.Result result) {
    return switch (result) {
      case NOTHING -> ExitCode.CLEAN;
      case FINDINGS -> ExitCode.FINDINGS;
      case ERROR -> ExitCode.BAD_INPUT;
    };
  }

  private GuardedAccount account(String event, Optional<World> given, EventRules rules) {
    World holds = given.orElseGet(() -> emptyWorld(event));
    return accounts.computeIfAbsent(
        holds.account() + " " + holds.region(),
        _ ->
            GuardedAccount.start(
                holds, rules, writes(), new LocalClock(holds.now().orElseGet(Instant::now))));
  }

  private static World emptyWorld(String event) {
    try {
      Envelope envelope = Envelope.of(event);
      return World.empty(
          envelope.account().filter(id -> id.matches("[0-9]{12}")).orElse("111122223333"),
          envelope.region().filter(name -> name.matches("[a-z0-9-]+")).orElse("us-east-1"));
    } catch (MalformedJsonException _) {
      return World.empty(
          "111122223333", "us-east-1"); // the delivery reports that the event is malformed
    }
  }
}
