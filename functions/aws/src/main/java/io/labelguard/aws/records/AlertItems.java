package io.labelguard.aws.records;

import io.labelguard.core.record.message.AlertMessage;
import io.labelguard.core.record.message.AlertMessages;
import io.labelguard.core.record.message.AlertRepeats;
import io.labelguard.core.record.message.AlertThread;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Keeps which alerts were published, and their messages. An item is changed only in the
/// version that was read.
final class AlertItems implements AlertRepeats, AlertMessages {

  private final StateTable table;

  AlertItems(StateTable table) {
    this.table = table;
  }

  @Override
  public Repeats repeats(String key, Instant now, Duration window) {
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      AlertItem stored = AlertItem.of(table.get(AlertItem.key(key)));
      if (!stored.publishedAfter(now.minus(window))) {
        return new Repeats(false, stored.merged());
      }
      AlertItem next = stored.repeated();
      if (table.putVersion(next.item(key), stored.version())) {
        return new Repeats(true, next.merged());
      }
    }
    throw new IllegalStateException(
        "cannot count the repeats of alert " + key + ": too many writers at once; try again");
  }

  @Override
  public void recordPublished(String key, Instant now, Duration keep) {
    AlertItem stored = AlertItem.of(table.get(AlertItem.key(key)));
    // If another process published it at the same moment, its record is as good.
    table.putVersion(stored.publishedAt(now, keep).item(key), stored.version());
  }

  @Override
  public Optional<Instant> publishedAt(String key) {
    return table
        .get(AlertItem.key(key))
        .map(item -> Instant.ofEpochMilli(AlertItem.of(Optional.of(item)).published()));
  }

  @Override
  public AlertMessage beginMessage(
      String alertId, String content, Set<String> receivers, Instant now) {
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      Optional<Map<String, AttributeValue>> stored = table.get(MessageItem.key(alertId));
      Optional<AlertThread> before = stored.map(MessageItem::thread);
      AlertThread thread = AlertThread.begin(before, content, receivers, now);
      if (before.equals(Optional.of(thread)) || put(alertId, thread, stored)) {
        return thread.same(content, receivers, now).orElseThrow();
      }
    }
    throw tooManyWriters(alertId);
  }

  @Override
  public void receivedMessage(String alertId, int sequence, String receiver) {
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      Optional<Map<String, AttributeValue>> stored = table.get(MessageItem.key(alertId));
      Optional<AlertThread> thread =
          stored.map(MessageItem::thread).map(before -> before.received(sequence, receiver));
      if (thread.isEmpty() || put(alertId, thread.get(), stored)) {
        return;
      }
    }
    throw tooManyWriters(alertId);
  }

  private boolean put(
      String alertId, AlertThread thread, Optional<Map<String, AttributeValue>> stored) {
    long version = stored.map(MessageItem::version).orElse(0L);
    return table.putVersion(MessageItem.item(alertId, thread, version + 1), version);
  }

  private static IllegalStateException tooManyWriters(String alertId) {
    return new IllegalStateException(
        "cannot number the messages of alert " + alertId + ": too many writers at once; try again");
  }
}
