package io.labelguard.core.guard.detect;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.record.Records;
import java.time.Duration;

/// Handles one event: works out which live jobs a change endangers, tells it, and asks for the fix
/// where that is proven and allowed. It writes nothing itself.
public final class Guard {

  /// Below the minute that Lambda waits before it delivers a failed event again, so that an event
  /// whose handler was killed is not taken for one in work.
  private static final Duration CLAIM = Duration.ofSeconds(55);

  /// CloudTrail and EventBridge deliver late by hours at most.
  private static final Duration REMEMBERED = Duration.ofDays(3);

  private final GuardContext context;
  private final FixRequests requests;

  public Guard(GuardContext context, FixRequests requests) {
    this.context = context;
    this.requests = requests;
  }

  /// Handles an event; the same one delivered twice is handled once. What fails on the way is
  /// thrown, for the event to be delivered again.
  public Outcome handle(GuardEvent event) {
    EventFacts facts = event.facts();
    if (facts.failure().isPresent()) {
      return Outcome.nothing(facts.failure().get());
    }
    Records records = context.records();
    if (!records.claimEvent(facts.id(), context.now(), CLAIM)) {
      return Outcome.nothing("The event was handled before, or is being handled just now.");
    }
    boolean finished = false;
    try {
      Outcome outcome = new Look(context.readingOnce(), requests).handle(event);
      records.finishEvent(facts.id(), context.now(), REMEMBERED);
      finished = true;
      return outcome;
    } finally {
      if (!finished) {
        records.abandonEvent(facts.id());
      }
    }
  }
}
