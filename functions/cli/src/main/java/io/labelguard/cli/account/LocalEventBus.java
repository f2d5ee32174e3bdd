package io.labelguard.cli.account;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.labelguard.aws.event.MalformedEventException;
import io.labelguard.cli.account.Delivery.Result;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.lambda.BucketPolicyHandler;
import io.labelguard.lambda.Handled;
import io.labelguard.lambda.IncompleteException;
import io.labelguard.lambda.LabelingJobHandler;
import io.labelguard.lambda.SweepHandler;
import io.labelguard.lambda.WorkteamHandler;
import io.labelguard.local.event.EventRules;
import io.labelguard.policy.json.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/// Delivers events to the detecting handlers by the rules of `template.yaml`.
final class LocalEventBus {

  private final EventRules rules;
  private final RecordingJournal recorder;
  private final Map<String, RequestStreamHandler> detectors;

  /// @param sweep stands for the state machine, too: a rule that starts it has one sweep in one go
  LocalEventBus(
      EventRules rules,
      Function<GuardEvent, Outcome> guard,
      SweepHandler sweep,
      RecordingJournal recorder) {
    this.rules = rules;
    this.recorder = recorder;
    this.detectors =
        Map.of(
            BucketPolicyHandler.class.getName(),
            new BucketPolicyHandler(guard, recorder),
            LabelingJobHandler.class.getName(),
            new LabelingJobHandler(guard, recorder),
            WorkteamHandler.class.getName(),
            new WorkteamHandler(guard, recorder),
            SweepHandler.class.getName(),
            sweep);
  }

  /// Delivers one event to the function of the rule that it matches.
  Delivery deliver(String event) {
    Envelope envelope;
    List<EventRules.Match> matches;
    try {
      envelope = Envelope.of(event);
      matches = rules.match(event);
    } catch (MalformedJsonException | IllegalArgumentException e) {
      return new Delivery(
          Optional.empty(),
          Envelope.NOTHING,
          Result.ERROR,
          String.valueOf(e.getMessage()),
          List.of());
    }
    if (matches.isEmpty() && !envelope.complete()) {
      return new Delivery(
          Optional.empty(),
          envelope,
          Result.ERROR,
          "not an event as EventBridge delivers it: it needs source, detail-type and"
              + " detail (an object); a CloudTrail record alone is only the detail of an event",
          List.of());
    }
    if (matches.isEmpty()) {
      return new Delivery(
          Optional.empty(),
          envelope,
          Result.NOTHING,
          "No rule of the template matches this event.",
          List.of());
    }
    EventRules.Match match = matches.getFirst();
    return handle(match, envelope, event);
  }

  private Delivery handle(EventRules.Match match, Envelope envelope, String event) {
    Optional<String> rule = Optional.of(match.rule());
    recorder.clear();
    try {
      detector(match)
          .handleRequest(
              new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
              new ByteArrayOutputStream(),
              new LocalContext(match.functions().getFirst()));
    } catch (MalformedEventException | IncompleteException | CallFailedException | SdkException e) {
      return new Delivery(rule, envelope, Result.ERROR, String.valueOf(e.getMessage()), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Outcome outcome = recorder.outcome();
    return new Delivery(
        rule,
        recorder.handled().flatMap(Handled::resource).map(envelope::about).orElse(envelope),
        switch (outcome.result()) {
          case NOTHING -> Result.NOTHING;
          case FINDINGS -> Result.FINDINGS;
        },
        outcome.reason(),
        outcome.findings());
  }

  private RequestStreamHandler detector(EventRules.Match match) {
    String function =
        match.functions().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(match.rule() + " starts no function"));
    String handler = rules.handlers().get(function);
    RequestStreamHandler detector = handler == null ? null : detectors.get(handler);
    if (detector == null) {
      throw new IllegalStateException(function + " has no detecting handler: " + handler);
    }
    return detector;
  }
}
