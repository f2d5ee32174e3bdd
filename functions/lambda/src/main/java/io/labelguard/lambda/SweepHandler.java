package io.labelguard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.labelguard.core.guard.detect.Outcome;
import java.util.function.Supplier;

/// Checks every live job, its buckets and every team on a schedule. CloudTrail events can be lost,
/// and many jobs and policies are older than the guard.
public final class SweepHandler implements RequestHandler<ScheduledEvent, String> {

  private final Supplier<Outcome> sweep;
  private final Journal journal;

  /// Made by Lambda.
  public SweepHandler() {
    this(Wiring.ofProcess().sweep(), new LogJournal());
  }

  /// @param sweep checks everything and publishes its findings
  public SweepHandler(Supplier<Outcome> sweep, Journal journal) {
    this.sweep = sweep;
    this.journal = journal;
  }

  /// Returns the sentence that sums the sweep up.
  ///
  /// @throws IncompleteException where an alert could not be published
  @Override
  public String handleRequest(ScheduledEvent event, Context context) {
    Outcome outcome = sweep.get();
    journal.swept(outcome);
    if (!outcome.failures().isEmpty()) {
      throw new IncompleteException(outcome.failures());
    }
    return outcome.reason();
  }
}
