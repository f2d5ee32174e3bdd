package io.labelguard.cli.demo;

import io.labelguard.cli.account.Delivery;
import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.account.ReceivedMessage;
import io.labelguard.cli.account.RecordedEvent;
import io.labelguard.cli.fix.BreakerCommand;
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

/// Plays the steps of the demo's story in an account, prints the results and collects them for the
/// comparison with the expected ones.
final class Stage {

  private static final Duration A_WHILE = Duration.ofMinutes(5);

  private final GuardedAccount account;
  private final LocalClock clock;
  private final Console console;
  private final AccountPrinter printer;
  private final FindingPrinter findingPrinter;
  private final Set<Class<? extends ReceivedMessage>> shown = new HashSet<>();
  private final List<String> surprises = new ArrayList<>();
  private final List<Finding> earlierFindings = new ArrayList<>();

  private final PoliciesByOthers policiesByOthers;
  private List<Finding> findings = new ArrayList<>();
  private List<FixOutcome> fixes = new ArrayList<>();

  Stage(GuardedAccount account, LocalClock clock, Console console) {
    this.account = account;
    this.clock = clock;
    this.policiesByOthers = new PoliciesByOthers(account);
    this.console = console;
    this.printer = new AccountPrinter(console);
    this.findingPrinter = new FindingPrinter(console);
  }

  /// The findings and writes of a scene.
  record Results(List<Finding> findings, List<FixOutcome> fixes) {}

  /// Returns the results since the last call.
  Results takeResults() {
    Results results = new Results(findings, fixes);
    earlierFindings.addAll(findings);
    findings = new ArrayList<>();
    fixes = new ArrayList<>();
    return results;
  }

  /// Returns the differences from the story that no scene lists.
  List<String> surprises() {
    return surprises;
  }

  void play(Step step) {
    switch (step) {
      case Step.Event(String file, boolean likeBefore) -> event(file, likeBefore);
      case Step.Again(String file, int revision) ->
          again(
              file,
              text(file).replaceAll("(\"Id\" *: *\"[a-z-]+-)[0-9]+\"", "$1" + revision + "\""));
      case Step.Denies(String file, String action) ->
          again(
              file,
              text(file).replace("\"Action\": \"s3:GetObject\"", "\"Action\": \"" + action + "\""));
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
    RecordedEvent event = RecordedEvent.of(text(file));
    event.time().ifPresent(clock::reach);
    policiesByOthers.apply(event);
    Delivery delivery = account.deliver(event.event());
    Optional<Delivery.Source> name = Optional.of(Delivery.Source.of("events/" + file));
    if (likeBefore) {
      printer.deliveryInShort("event", name, delivery);
    } else {
      printer.delivery("event", name, delivery);
    }
    findings.addAll(delivery.findings());
    applyFixes(likeBefore ? Show.DIFF : Show.ALL);
  }

  private void again(String file, String text) {
    clock.sleep(A_WHILE);
    RecordedEvent event = RecordedEvent.of(text).again(clock.instant());
    policiesByOthers.apply(event);
    Delivery delivery = account.deliver(event.event());
    printer.deliveryInShort(
        "event", Optional.of(Delivery.Source.of("once more: events/" + file)), delivery);
    findings.addAll(delivery.findings());
    if (applyFixes(Show.RESULT_ONLY) == 0 && !delivery.findings().isEmpty()) {
      findingPrinter.note("no new alert: the same problem was published today");
    }
  }

  private static String text(String file) {
    return TextFile.read(Home.file("events").resolve(file));
  }

  /// Runs the sweep and prints the findings that are new in the story.
  private void sweep() {
    Set<String> known = Scene.findingLines(earlierFindings);
    known.addAll(Scene.findingLines(findings));
    for (Finding finding : account.sweep().findings()) {
      if (!known.containsAll(Scene.findingLines(List.of(finding)))) {
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
    collect(undone);
    for (String raised : account.takeRaisedEvents()) {
      Delivery delivery = account.deliver(raised);
      printer.deliveryInShort("raised", Optional.empty(), delivery);
      findings.addAll(delivery.findings());
    }
    applyFixes(Show.RESULT_ONLY);
  }

  /// How much of a fix is printed as text.
  private enum Show {
    ALL,
    DIFF,
    RESULT_ONLY
  }

  /// Delivers the fix requests and returns the number of messages that followed.
  private int applyFixes(Show show) {
    List<FixOutcome> applied = account.applyFixes();
    for (FixOutcome fix : applied) {
      switch (show) {
        case ALL -> printer.fix(fix);
        case DIFF -> printer.fixAsWritten(fix);
        case RESULT_ONLY -> printer.fixInShort(fix);
      }
    }
    applied.forEach(this::collect);
    account.takeRaisedEvents().forEach(raised -> secondPass(account.deliver(raised)));
    List<ReceivedMessage> messages = account.takeMessages();
    messages.forEach(this::print);
    return messages.size();
  }

  /// Collects a fix. A revert must leave the exact text from before the fix.
  private void collect(FixOutcome fix) {
    fixes.add(fix);
    if (!PoliciesByOthers.isRevert(fix)) {
      return;
    }
    if (policiesByOthers.isLive(fix.target().name())) {
      findingPrinter.note(
          "the policy of " + fix.target().words() + " is exactly as it was before the fix");
    } else {
      surprises.add("the policy of " + fix.target().words() + " is not as it was before the fix");
    }
  }

  /// Prints the event of the guard's own write, which must have nothing to do.
  private void secondPass(Delivery delivery) {
    printer.delivery("raised", Optional.empty(), delivery);
    if (delivery.findings().stream()
        .anyMatch(finding -> finding.check() == CheckId.GROUND_TRUTH_DENIED)) {
      surprises.add("the event of the guard's own write still has a finding");
    }
  }

  /// Prints the first message of each kind in full, and only the subject of later ones.
  private void print(ReceivedMessage message) {
    if (shown.add(message.getClass())) {
      printer.messages(List.of(message));
    } else {
      printer.inShort(message);
    }
  }
}
