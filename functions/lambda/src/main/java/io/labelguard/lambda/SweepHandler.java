package io.labelguard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.labelguard.core.guard.detect.Outcome;
import java.util.function.Supplier;

/// Looks at every live job, its buckets and every team again, on a schedule: CloudTrail events are
/// best effort, and most of what is guarded is older than the guard.
public final class SweepHandler implements RequestHandler<ScheduledEvent, String> {

  private final Supplier<Outcome> sweep;
  private final Journal journal;

  /// Made by Lambda.
  public SweepHandler() {
    this(Wiring.ofProcess().sweep(), new LogJournal());
  }

  /// @param sweep looks at everything and tells what it finds
  public SweepHandler(Supplier<Outcome> sweep, Journal journal) {
    this.sweep = sweep;
    this.journal = journal;
  }

  /// Returns the sentence that sums the sweep up.
  @Override
  public String handleRequest(ScheduledEvent event, Context context) {
    Outcome outcome = sweep.get();
    journal.swept(outcome);
    return outcome.reason();
  }
}
