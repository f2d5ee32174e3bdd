package io.labelguard.core.guard.detect;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.request.RequestedFixes;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.EventClaims;
import io.labelguard.core.record.Records;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Handles one event: finds the live jobs that a change endangers, publishes them, and requests the
/// fix where it is proven and allowed. It writes nothing itself.
public final class Guard {

  /// How long a handled event is remembered: CloudTrail and EventBridge are late by hours at most.
  private static final Duration REMEMBERED = Duration.ofDays(3);

  private final GuardContext context;
  private final FixRequests requests;
  private final Pause pause;
  private final Supplier<String> ids;
  private final Duration patience;

  /// A guard that does not wait for the outcome of a fix.
  public Guard(GuardContext context, FixRequests requests, Pause pause, Supplier<String> ids) {
    this(context, requests, pause, ids, Duration.ZERO);
  }

  /// @param requests receives the requests for fixes
  /// @param pause waits until S3 shows the change of an event, and between two looks at the outcome
  ///     of a fix
  /// @param ids gives ids that no other run uses, for claims
  /// @param patience how long to wait for the outcomes of the fixes that an event requested, before
  ///     what is wrong is published without them
  public Guard(
      GuardContext context,
      FixRequests requests,
      Pause pause,
      Supplier<String> ids,
      Duration patience) {
    this.patience = patience;
    this.context = context;
    this.requests = requests;
    this.pause = pause;
    this.ids = ids;
  }

  /// Handles an event. One that is delivered twice is handled once; while another run handles it,
  /// the outcome has a failure, because that run may have been killed. A part that fails does not
  /// end the others: the outcome names its failures, and the event must be delivered again.
  public Outcome handle(GuardEvent event) {
    EventFacts facts = event.facts();
    if (facts.failure().isPresent()) {
      return Outcome.nothing(facts.failure().get());
    }
    String owner = ids.get();
    Look look =
        new Look(context, new RequestedFixes(context.records(), requests, pause, patience), pause);
    return switch (context
        .records()
        .claimEvent(facts.id(), owner, context.now(), EventClaims.LONGEST)) {
      case FINISHED -> Outcome.nothing("This event was already handled.");
      case BUSY -> look.unrelated(event).orElseGet(() -> Outcome.busy(facts.id()));
      case CLAIMED -> handle(event, owner, look);
    };
  }

  private Outcome handle(GuardEvent event, String owner, Look look) {
    Records records = context.records();
    String id = event.facts().id();
    boolean settled = false;
    try {
      Optional<Outcome> unrelated = look.unrelated(event);
      if (unrelated.isPresent()) {
        // The claim ends by itself. Handling the event twice does no harm, and costs two calls.
        settled = true;
        return unrelated.get();
      }
      Outcome outcome = look.handle(event);
      if (outcome.failures().isEmpty()) {
        records.finishEvent(id, context.now(), REMEMBERED);
        settled = true;
      }
      return outcome;
    } finally {
      if (!settled) {
        records.abandonEvent(id, owner);
      }
    }
  }
}
