package io.labelguard.cli.account;

import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.lambda.Handled;
import io.labelguard.lambda.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Stores the reports of the handlers until they are read.
final class RecordingJournal implements Journal {

  private Optional<Handled> handled = Optional.empty();
  private Optional<Outcome> outcome = Optional.empty();
  private final List<FixOutcome> fixes = new ArrayList<>();

  @Override
  public void handled(Handled event, Outcome ofEvent) {
    handled = Optional.of(event);
    outcome = Optional.of(ofEvent);
  }

  @Override
  public void fixed(FixOutcome fix) {
    fixes.add(fix);
  }

  @Override
  public void swept(Outcome ofSweep) {
    outcome = Optional.of(ofSweep);
  }

  Optional<Handled> handled() {
    return handled;
  }

  Outcome outcome() {
    return outcome.orElseThrow(() -> new IllegalStateException("the handler reported nothing"));
  }

  List<FixOutcome> takeFixes() {
    List<FixOutcome> taken = List.copyOf(fixes);
    fixes.clear();
    return taken;
  }

  /// Clears the report of the last event.
  void clear() {
    handled = Optional.empty();
    outcome = Optional.empty();
  }
}
