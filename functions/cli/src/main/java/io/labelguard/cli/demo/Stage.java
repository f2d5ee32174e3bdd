package io.labelguard.cli.demo;

import io.labelguard.cli.account.Delivery;
import io.labelguard.cli.account.ExaminedJob;
import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.account.ReceivedMessage;
import io.labelguard.cli.account.RecordedEvent;
import io.labelguard.cli.doctor.DiagnosisPrinter;
import io.labelguard.cli.fix.BreakerCommand;
import io.labelguard.cli.input.Home;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.AccountPrinter;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.core.check.Finding;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Target;
import io.labelguard.lambda.AuditRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final FindingPrinter notes;
  private final boolean details;
  private final List<String> surprises = new ArrayList<>();
  private final List<Finding> earlierFindings = new ArrayList<>();

  private final PoliciesByOthers policiesByOthers;
  private List<Finding> findings = new ArrayList<>();
  private List<FixOutcome> fixes = new ArrayList<>();

  Stage(GuardedAccount account, LocalClock clock, Console console, boolean details) {
    this.account = account;
    this.clock = clock;
    this.policiesByOthers = new PoliciesByOthers(account);
    this.console = console;
    this.printer = new AccountPrinter(console, details);
    this.notes = new FindingPrinter(console);
    this.details = details;
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
      case Step.Event(String file, Step.Messages messages) -> event(file, messages);
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
        notes.note("labeling job " + job + " completes");
      }
      case Step.Doctor(String job) -> doctor(job);
      case Step.Breaker(String bucket) -> {
        notes.note("a person runs: labelguard breaker --bucket " + bucket);
        Target.Bucket target = Target.bucket(bucket);
        BreakerCommand.print(target, account.byHand().breaker(target), console);
        if (!account.byHand().breaker(target).open()) {
          surprises.add("the breaker of bucket " + bucket + " is not open");
        }
      }
    }
  }

  private void event(String file, Step.Messages messages) {
    RecordedEvent event = RecordedEvent.of(text(file));
    event.time().ifPresent(clock::reach);
    policiesByOthers.apply(event);
    Delivery delivery = account.deliver(event.event());
    printer.delivery("event", Optional.of(Delivery.Source.of("events/" + file)), delivery);
    findings.addAll(delivery.findings());
    applyFixes(messages);
  }

  private void again(String file, String text) {
    clock.sleep(A_WHILE);
    RecordedEvent event = RecordedEvent.of(text).again(clock.instant());
    policiesByOthers.apply(event);
    Delivery delivery = account.deliver(event.event());
    printer.delivery(
        "event", Optional.of(Delivery.Source.of("once more: events/" + file)), delivery);
    findings.addAll(delivery.findings());
    if (applyFixes(Step.Messages.SUBJECTS) == 0 && !delivery.findings().isEmpty()) {
      notes.note("no new alert: nothing got worse since the last one");
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
        printer.findings(List.of(finding));
      }
    }
    applyFixes(Step.Messages.SUBJECTS);
  }

  private void undo(String bucket) {
    clock.sleep(A_WHILE);
    notes.note("a person runs: labelguard undo --bucket " + bucket);
    FixOutcome undone = account.byHand().undo(bucket, Optional.empty());
    printer.fix(undone);
    collect(undone);
    for (String raised : account.takeRaisedEvents()) {
      Delivery delivery = account.deliver(raised);
      printer.delivery("raised", Optional.empty(), delivery);
      findings.addAll(delivery.findings());
    }
    applyFixes(Step.Messages.SUBJECTS);
  }

  private void doctor(String job) {
    notes.note("a person runs: labelguard doctor --job " + job);
    ExaminedJob examined =
        account.examine(new ExaminedJob.Question(job, AuditRequest.USUAL, Set.of()));
    examined
        .result()
        .ifPresentOrElse(
            result -> {
              findings.addAll(result.findings());
              DiagnosisPrinter printer = DiagnosisPrinter.of(result, examined.calls(), console);
              if (details || console.json()) {
                printer.print();
              } else {
                printer.printInShort();
              }
            },
            () -> surprises.add("there is no job " + job));
  }

  /// Delivers the fix requests and returns the number of messages that followed.
  private int applyFixes(Step.Messages show) {
    List<FixOutcome> applied = account.applyFixes();
    applied.forEach(printer::fix);
    applied.forEach(this::collect);
    account.takeRaisedEvents().forEach(raised -> secondPass(account.deliver(raised)));
    List<ReceivedMessage> messages = account.takeMessages();
    if (details) {
      messages.forEach(printer::inFull);
    } else if (show == Step.Messages.IN_FULL) {
      Map<Class<?>, ReceivedMessage> firsts = new LinkedHashMap<>();
      messages.forEach(message -> firsts.putIfAbsent(message.getClass(), message));
      firsts.values().forEach(printer::inFull);
      printer.inShort(messages.stream().filter(message -> !firsts.containsValue(message)).toList());
    } else {
      printer.inShort(messages);
    }
    return messages.size();
  }

  /// Collects a fix. A revert must leave the exact text from before the fix.
  private void collect(FixOutcome fix) {
    fixes.add(fix);
    if (!PoliciesByOthers.isRevert(fix)) {
      return;
    }
    if (policiesByOthers.isLive(fix.target().name())) {
      notes.note("the policy of " + fix.target().words() + " is exactly as it was before the fix");
    } else {
      surprises.add("the policy of " + fix.target().words() + " is not as it was before the fix");
    }
  }

  /// Prints the event of the guard's own write, which must have nothing to do.
  private void secondPass(Delivery delivery) {
    printer.delivery("raised", Optional.empty(), delivery);
    if (delivery.findings().stream().anyMatch(finding -> finding.check().deniesGroundTruth())) {
      surprises.add("the event of the guard's own write still has a finding");
    }
  }
}
