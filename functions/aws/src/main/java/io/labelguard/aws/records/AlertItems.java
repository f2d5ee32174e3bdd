package io.labelguard.aws.records;

import io.labelguard.core.record.message.AlertMessage;
import io.labelguard.core.record.message.AlertMessages;
import io.labelguard.core.record.message.AlertRepeats;
import io.labelguard.core.record.message.AlertThread;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.record.message.TroubleChange;
import io.labelguard.core.record.message.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Keeps which alerts were published, their messages, and what is not over. An item that counts is
/// changed only in the version that was read.
abstract class AlertItems implements AlertRepeats, AlertMessages, Troubles {

  private final StateTable table;
  private volatile Optional<Written> lastWritten = Optional.empty();

  /// An item of messages as this process wrote it.
  private record Written(String alertId, AlertThread thread, long version) {}

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
    throw tooManyWriters("count the repeats of alert " + key);
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
    AlertThread first = AlertThread.begin(Optional.empty(), content, receivers, now);
    if (put(alertId, first, 0)) { // most alerts are new: that saves a read
      return first.last();
    }
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      Optional<Map<String, AttributeValue>> stored = table.get(MessageItem.key(alertId));
      Optional<AlertThread> before = stored.map(MessageItem::thread);
      AlertThread thread = AlertThread.begin(before, content, receivers, now);
      if (before.equals(Optional.of(thread)) || put(alertId, thread, version(stored))) {
        return thread.same(content, receivers, now).orElseThrow();
      }
    }
    throw tooManyWriters("number the messages of alert " + alertId);
  }

  @Override
  public void receivedMessage(
      String alertId, int sequence, Set<String> receivers, TroubleChange change) {
    if (lastWritten
        .filter(last -> isReceived(last, alertId, sequence, receivers, change))
        .isPresent()) {
      return;
    }
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      Optional<Map<String, AttributeValue>> stored = table.get(MessageItem.key(alertId));
      Optional<AlertThread> before = stored.map(MessageItem::thread);
      Optional<AlertThread> after = before.map(thread -> thread.received(sequence, receivers));
      if (before.equals(after)) { // the message is not known any more, or they had it before
        write(change);
        return;
      }
      if (put(alertId, after.get(), version(stored), change)) {
        return;
      }
    }
    throw tooManyWriters("number the messages of alert " + alertId);
  }

  @Override
  public Optional<Trouble> trouble(String about) {
    return table.get(TroubleItem.key(about)).map(TroubleItem::trouble);
  }

  @Override
  public List<Trouble> troubles() {
    return table.query(Partitions.TROUBLES).stream().map(TroubleItem::trouble).toList();
  }

  @Override
  public boolean countRepeat(String about) {
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      Optional<Map<String, AttributeValue>> stored = table.get(TroubleItem.key(about));
      if (stored.isEmpty()) {
        return false;
      }
      if (isCounted(stored.get())) {
        return true;
      }
    }
    throw tooManyWriters("count the repeats of the trouble about " + about);
  }

  private boolean isCounted(Map<String, AttributeValue> stored) {
    Trouble next = TroubleItem.trouble(stored).repeated();
    return table.putVersion(TroubleItem.item(next), TroubleItem.version(stored));
  }

  /// Records it without a read, where nobody else changed the item since this process wrote it.
  private boolean isReceived(
      Written last, String alertId, int sequence, Set<String> receivers, TroubleChange change) {
    return last.alertId().equals(alertId)
        && put(alertId, last.thread().received(sequence, receivers), last.version(), change);
  }

  private boolean put(String alertId, AlertThread thread, long version) {
    return put(alertId, thread, version, new TroubleChange.None());
  }

  private boolean put(String alertId, AlertThread thread, long version, TroubleChange change) {
    Map<String, AttributeValue> item = MessageItem.item(alertId, thread, version + 1);
    WritesTogether both = table.together();
    boolean written =
        switch (change) {
          case TroubleChange.None _ -> table.putVersion(item, version);
          case TroubleChange.Kept(Trouble trouble) ->
              both.make(both.putVersion(item, version), both.put(TroubleItem.item(trouble)));
          case TroubleChange.Ended(String about) ->
              both.make(both.putVersion(item, version), both.delete(TroubleItem.key(about)));
        };
    if (written) {
      lastWritten = Optional.of(new Written(alertId, thread, version + 1));
    }
    return written;
  }

  private void write(TroubleChange change) {
    switch (change) {
      case TroubleChange.None _ -> {}
      case TroubleChange.Kept(Trouble trouble) -> table.put(TroubleItem.item(trouble));
      case TroubleChange.Ended(String about) -> table.delete(TroubleItem.key(about));
    }
  }

  private static long version(Optional<Map<String, AttributeValue>> stored) {
    return stored.map(MessageItem::version).orElse(0L);
  }

  private static IllegalStateException tooManyWriters(String attempt) {
    return new IllegalStateException("cannot " + attempt + ": too many writers at once; try again");
  }
}
