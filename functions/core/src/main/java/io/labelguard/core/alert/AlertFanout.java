package io.labelguard.core.alert;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.record.message.AlertMessage;
import io.labelguard.core.record.message.AlertMessages;
import io.labelguard.core.record.message.TroubleChange;
import io.labelguard.core.report.message.Alert;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/// Publishes each alert to several receivers, numbered. A receiver that fails does not keep the
/// alert from the others; publishing again reaches only those that did not take it.
///
/// Who took an alert is recorded once, after all were tried, so a receiver may get it twice and
/// none is left out. Both have the same number then, by which the receiver can drop the second.
public final class AlertFanout implements Publisher {

  private final SequencedMap<String, Alerts> receivers;
  private final AlertMessages messages;
  private final InstantSource clock;
  private final Consumer<Alert> repeats;

  /// @param receivers in the order in which they get an alert, by the name under which it is
  ///     recorded that they took it
  /// @param repeats takes the alerts that are only counted
  public AlertFanout(
      SequencedMap<String, Alerts> receivers,
      AlertMessages messages,
      InstantSource clock,
      Consumer<Alert> repeats) {
    this.repeats = repeats;
    this.receivers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(receivers));
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void notPublished(Alert alert) {
    repeats.accept(alert);
  }

  @Override
  public void publish(Alert alert, TroubleChange change) {
    AlertMessage message =
        messages.beginMessage(
            alert.id(), content(alert), receivers.sequencedKeySet(), clock.instant());
    Alert numbered = alert.numbered(message.sequence());
    Set<String> took = new LinkedHashSet<>(message.receivers());
    Deque<CallFailedException> failures = new ArrayDeque<>();
    try {
      for (Map.Entry<String, Alerts> receiver : receivers.entrySet()) {
        if (!took.contains(receiver.getKey())) {
          publish(numbered, receiver.getValue())
              .ifPresentOrElse(failures::add, () -> took.add(receiver.getKey()));
        }
      }
    } finally {
      boolean all = took.containsAll(receivers.keySet());
      messages.receivedMessage(
          alert.id(), message.sequence(), took, all ? change : new TroubleChange.None());
    }
    if (!failures.isEmpty()) {
      CallFailedException first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  private static Optional<CallFailedException> publish(Alert alert, Alerts receiver) {
    try {
      receiver.publish(alert);
      return Optional.empty();
    } catch (CallFailedException e) {
      return Optional.of(e);
    }
  }

  /// Returns what distinguishes a message from the one before it. It is the same when an event is
  /// handled again after a failure.
  private static String content(Alert alert) {
    List<Object> parts = new ArrayList<>();
    parts.add(alert.subject());
    parts.add(alert.event().map(EventFacts::id));
    alert
        .findings()
        .forEach(
            finding -> parts.add(List.of(finding.check(), finding.consequence(), finding.about())));
    alert
        .applied()
        .ifPresent(
            outcome -> parts.add(List.of(outcome.result(), outcome.write(), outcome.reasons())));
    parts.add(alert.notes());
    return AlertIds.hash(parts.toString());
  }
}
