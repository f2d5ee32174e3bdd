package io.labelguard.lambda;

import io.labelguard.aws.event.CloudTrailEvents;
import io.labelguard.aws.event.EventReading;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.policy.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Handles an event for the three detecting functions: reads it from the stream, drops failed calls
/// and hands the rest to the guard.
///
/// It throws for a malformed event and, after everything else was judged and published, for every
/// part that failed, so that Lambda retries and then keeps the event in the dead-letter queue.
final class Detection {

  private final Predicate<GuardEvent> handles;
  private final Function<GuardEvent, Outcome> guard;
  private final Journal journal;

  /// @param handles whether the function handles an event of that kind; its rule delivers no other
  Detection(Predicate<GuardEvent> handles, Function<GuardEvent, Outcome> guard, Journal journal) {
    this.handles = handles;
    this.guard = guard;
    this.journal = journal;
  }

  /// Handles one event and writes the outcome as one JSON object.
  void handle(InputStream event, OutputStream answer) throws IOException {
    EventReading reading = CloudTrailEvents.read(event);
    Handled handled = handled(reading);
    Outcome outcome = outcome(reading);
    journal.handled(handled, outcome);
    if (!outcome.failures().isEmpty()) {
      throw new IncompleteException(outcome.failures());
    }
    answer.write(json(handled, outcome).getBytes(StandardCharsets.UTF_8));
  }

  private Outcome outcome(EventReading reading) {
    return switch (reading) {
      case EventReading.NotOurs(String reason) -> nothing(reason);
      case EventReading.FailedCall(EventFacts facts, _) -> nothing(facts.failure().orElseThrow());
      case EventReading.Ours(GuardEvent event) ->
          handles.test(event)
              ? guard.apply(event)
              : nothing(event.facts().call() + " is handled by another function");
    };
  }

  private static Outcome nothing(String reason) {
    return new Outcome(Outcome.Result.NOTHING, reason, List.of());
  }

  private static Handled handled(EventReading reading) {
    return switch (reading) {
      case EventReading.NotOurs _ -> Handled.UNKNOWN;
      case EventReading.FailedCall(EventFacts facts, Optional<String> resource) ->
          handled(facts, resource);
      case EventReading.Ours(GuardEvent event) ->
          handled(event.facts(), Optional.of(event.resource()));
    };
  }

  private static Handled handled(EventFacts facts, Optional<String> resource) {
    return new Handled(
        Optional.of(facts.id()),
        Optional.of(facts.call()),
        resource,
        Optional.of(facts.account()),
        Optional.of(facts.region()));
  }

  private static String json(Handled handled, Outcome outcome) {
    return JsonWriter.object(
        out ->
            out.text("type", "event")
                .text("id", handled.id())
                .text("call", handled.call())
                .text("resource", handled.resource())
                .text("account", handled.account())
                .text("region", handled.region())
                .text("outcome", outcome.result().text())
                .text("reason", outcome.reason()));
  }
}
