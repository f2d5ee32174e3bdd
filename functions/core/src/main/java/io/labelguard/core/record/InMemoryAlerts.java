package io.labelguard.core.record;

import io.labelguard.core.record.RecordContents.Alerted;
import io.labelguard.core.record.message.AlertMessage;
import io.labelguard.core.record.message.AlertMessages;
import io.labelguard.core.record.message.AlertRepeats;
import io.labelguard.core.record.message.AlertThread;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.record.message.TroubleChange;
import io.labelguard.core.record.message.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The part of the records in memory that is about alerts.
abstract class InMemoryAlerts implements AlertRepeats, AlertMessages, Troubles {

  final Map<String, Alerted> alerts;
  final Map<String, AlertThread> messages;
  final SortedMap<String, Trouble> troubles;

  InMemoryAlerts(RecordContents contents) {
    alerts = new HashMap<>(contents.alerts());
    messages = new HashMap<>(contents.messages());
    troubles = new TreeMap<>(contents.troubles());
  }

  @Override
  public synchronized Repeats repeats(String key, Instant now, Duration window) {
    Alerted alerted = alerts.get(key);
    if (alerted == null) {
      return new Repeats(false, 0);
    }
    if (!alerted.at().isAfter(now.minus(window))) {
      return new Repeats(false, alerted.merged());
    }
    alerts.put(key, new Alerted(alerted.at(), alerted.merged() + 1));
    return new Repeats(true, alerted.merged() + 1);
  }

  @Override
  public synchronized void recordPublished(String key, Instant now, Duration keep) {
    alerts.put(key, new Alerted(now, 0));
  }

  @Override
  public synchronized Optional<Instant> publishedAt(String key) {
    return Optional.ofNullable(alerts.get(key)).map(Alerted::at);
  }

  @Override
  public synchronized AlertMessage beginMessage(
      String alertId, String content, Set<String> receivers, Instant now) {
    AlertThread thread =
        AlertThread.begin(Optional.ofNullable(messages.get(alertId)), content, receivers, now);
    messages.put(alertId, thread);
    return thread.same(content, receivers, now).orElseThrow();
  }

  @Override
  public synchronized void receivedMessage(
      String alertId, int sequence, Set<String> receivers, TroubleChange change) {
    messages.computeIfPresent(alertId, (_, thread) -> thread.received(sequence, receivers));
    switch (change) {
      case TroubleChange.Kept(Trouble trouble) -> troubles.put(trouble.about(), trouble);
      case TroubleChange.Ended(String about) -> troubles.remove(about);
      case TroubleChange.None _ -> {}
    }
  }

  @Override
  public synchronized Optional<Trouble> trouble(String about) {
    return Optional.ofNullable(troubles.get(about));
  }

  @Override
  public synchronized List<Trouble> troubles() {
    return List.copyOf(troubles.values());
  }

  @Override
  public synchronized boolean countRepeat(String about) {
    return troubles.computeIfPresent(about, (_, trouble) -> trouble.repeated()) != null;
  }
}
