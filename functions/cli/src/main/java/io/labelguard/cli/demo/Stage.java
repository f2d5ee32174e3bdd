package io.labelguard.cli.demo;

import io.labelguard.cli.account.Delivery;
import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.Happening;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.account.Told;
import io.labelguard.cli.command.BreakerCommand;
import io.labelguard.cli.input.Home;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.AccountPrinter;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.record.FixOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plays the steps of the demo's story in an account, prints what comes of them, and keeps it to be
/// compared with what should.
final class Stage {

  private static final Duration A_WHILE = Duration.ofMinutes(5);

  private final GuardedAccount account;
  private final LocalClock clock;
  private final Console console;
  private final AccountPrinter printer;
  private final FindingPrinter findingPrinter;
  private final Set<Class<? extends Told>> shown = new HashSet<>();
  private final List<String> surprises = new ArrayList<>();
  private final List<Finding> told = new ArrayList<>();

  private final TheirPolicies theirs;
  private List<Finding> findings = new ArrayList<>();
  private List<FixOutcome> fixes = new ArrayList<>();

  Stage(GuardedAccount account, LocalClock clock, Console console) {
    this.account = account;
    this.clock = clock;
    this.theirs = new TheirPolicies(account);
    this.console = console;
    this.printer = new AccountPrinter(console);
    this.findingPrinter = new FindingPrinter(console);
  }

  /// What was found and written since the last call.
  record Seen(List<Finding> findings, List<FixOutcome> fixes) {}

  Seen take() {
    Seen seen = new Seen(findings, fixes);
    told.addAll(findings);
    findings = new ArrayList<>();
    fixes = new ArrayList<>();
    return seen;
  }

  /// What went another way than the story goes, whatever the scene.
  List<String> surprises() {
    return surprises;
  }

  void play(Step step) {
    switch (step) {
      case Step.Event(String file, boolean likeBefore) -> event(file, likeBefore);
      case Step.Again(String file, int revision) -> again(file, revision);
      case Step.Sweep _ -> sweep();
      case Step.Undo(String bucket) -> undo(bucket);
      case Step.JobEnds(String job) -> {
        clock.sleep(A_WHILE);
        account.state().setJobStatus(job, "Completed");
        findingPrinter.note("labeling job " + job + " completes");
      }
      case Step.Breaker(String bucket) -> {
        findingPrinter.note("a person runs: labelguard breaker --bucket " + bucket);
        BreakerCommand.print(bucket, account.byHand().breaker(bucket), console);
        if (!account.byHand().breaker(bucket).open()) {
          surprises.add("the breaker of bucket " + bucket + " is not open");
        }
      }
    }
  }

  private void event(String file, boolean likeBefore) {
    Happening event = Happening.of(text(file));
    event.time().ifPresent(clock::reach);
    theirs.enact(event);
    Delivery delivery = account.deliver(event.event());
    Optional<String> name = Optional.of("events/" + file);
    if (likeBefore) {
      printer.deliveryInShort("event", name, delivery);
    } else {
      printer.delivery("event", name, delivery);
    }
    findings.addAll(delivery.findings());
    applyFixes(likeBefore ? Show.DIFF : Show.ALL);
  }

  private void again(String file, int revision) {
    clock.sleep(A_WHILE);
    String text = text(file).replaceAll("(\"Id\" *: *\"[a-z-]+-)[0-9]+\"", "$1" + revision + "\"");
    Happening event = Happening.of(text).again(clock.instant());
    theirs.enact(event);
    Delivery delivery = account.deliver(event.event());
    printer.deliveryInShort("event", Optional.of("once more: events/" + file), delivery);
    findings.addAll(delivery.findings());
    if (applyFixes(Show.THAT_IT_WAS) == 0 && !delivery.findings().isEmpty()) {
      findingPrinter.note("nobody is told again: the trouble is the same, and was told today");
    }
  }

  private static String text(String file) {
    return TextFile.read(Home.file("events").resolve(file));
  }

  /// What the sweep finds besides what was told already.
  private void sweep() {
    Set<String> known = Scene.seen(told);
    known.addAll(Scene.seen(findings));
    for (Finding finding : account.sweep().findings()) {
      if (!known.containsAll(Scene.seen(List.of(finding)))) {
        findings.add(finding);
        findingPrinter.print(finding);
      }
    }
    applyFixes(Show.DIFF);
  }

  private void undo(String bucket) {
    clock.sleep(A_WHILE);
    findingPrinter.note("a person runs: labelguard undo --bucket " + bucket);
    FixOutcome undone = account.byHand().undo(bucket, Optional.empty());
    printer.fixAsWritten(undone);
    keep(undone);
    for (String raised : account.takeRaisedEvents()) {
      Delivery delivery = account.deliver(raised);
      printer.deliveryInShort("raised", Optional.empty(), delivery);
      findings.addAll(delivery.findings());
    }
    applyFixes(Show.THAT_IT_WAS);
  }

  /// How much of a fix is printed for eyes.
  private enum Show {
    ALL,
    DIFF,
    THAT_IT_WAS
  }

  /// Hands on what was asked for, and returns how many messages came of it all.
  private int applyFixes(Show show) {
    List<FixOutcome> applied = account.applyFixes();
    for (FixOutcome fix : applied) {
      switch (show) {
        case ALL -> printer.fix(fix);
        case DIFF -> printer.fixAsWritten(fix);
        case THAT_IT_WAS -> printer.fixInShort(fix);
      }
    }
    applied.forEach(this::keep);
    account.takeRaisedEvents().forEach(raised -> secondPass(account.deliver(raised)));
    List<Told> messages = account.takeMessages();
    messages.forEach(this::tell);
    return messages.size();
  }

  /// What was taken out must leave the very text that somebody wrote.
  private void keep(FixOutcome fix) {
    fixes.add(fix);
    if (!TheirPolicies.tookOut(fix)) {
      return;
    }
    if (theirs.stands(fix.target().name())) {
      findingPrinter.note(
          "the policy of " + fix.target().words() + " is to the letter what it was before the fix");
    } else {
      surprises.add("the policy of " + fix.target().words() + " is not what it was before the fix");
    }
  }

  /// The guard's own write comes back as an event, and must end with nothing to do.
  private void secondPass(Delivery delivery) {
    printer.delivery("raised", Optional.empty(), delivery);
    if (delivery.findings().stream()
        .anyMatch(finding -> finding.check() == CheckId.GROUND_TRUTH_DENIED)) {
      surprises.add("the event of the guard's own write did not end the matter");
    }
  }

  /// Prints the first message of each kind in full, and of later ones the subject: they look alike.
  private void tell(Told message) {
    if (shown.add(message.getClass())) {
      printer.messages(List.of(message));
    } else {
      printer.inShort(message);
    }
  }
}
