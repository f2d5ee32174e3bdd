package io.labelguard.core.guard.detect;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.Records;
import java.time.Duration;

/// Handles one event: finds the live jobs that a change endangers, publishes them, and requests the
/// fix where it is proven and allowed. It writes nothing itself.
public final class Guard {

  /// How long a claim lasts: less than the minute after which Lambda delivers a failed event again,
  /// so that an event whose handler was killed is handled then.
  private static final Duration CLAIM = Duration.ofSeconds(55);

  /// How long a handled event is remembered: CloudTrail and EventBridge are late by hours at most.
  private static final Duration REMEMBERED = Duration.ofDays(3);

  private final GuardContext context;
  private final FixRequests requests;
  private final Pause pause;

  /// @param requests receives the requests for fixes
  /// @param pause waits until S3 shows the change of an event
  public Guard(GuardContext context, FixRequests requests, Pause pause) {
    this.pause = pause;
    this.context = context;
    this.requests = requests;
  }

  /// Handles an event. One that is delivered twice is handled once. A part that fails does not end
  /// the others: the outcome names its failures, and the event must be delivered again.
  public Outcome handle(GuardEvent event) {
    EventFacts facts = event.facts();
    if (facts.failure().isPresent()) {
      return Outcome.nothing(facts.failure().get());
    }
    Records records = context.records();
    if (!records.claimEvent(facts.id(), context.now(), CLAIM)) {
      return Outcome.nothing("This event was already handled, or another run is handling it now.");
    }
    boolean finished = false;
    try {
      Outcome outcome = new Look(context, requests, pause).handle(event);
      if (outcome.failures().isEmpty()) {
        records.finishEvent(facts.id(), context.now(), REMEMBERED);
        finished = true;
      }
      return outcome;
    } finally {
      if (!finished) {
        records.abandonEvent(facts.id());
      }
    }
  }
}
