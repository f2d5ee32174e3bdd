package io.labelguard.aws.records;

import io.labelguard.core.record.message.AlertMessage;
import io.labelguard.core.record.message.AlertMessages;
import io.labelguard.core.record.message.AlertThread;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes and reads the item of an alert's messages.
final class MessageItem {

  private MessageItem() {}

  static Map<String, AttributeValue> key(String alertId) {
    return Items.key(Partitions.alert(alertId), "messages");
  }

  static Map<String, AttributeValue> item(String alertId, AlertThread thread, long version) {
    return Items.at(Partitions.alert(alertId), "messages")
        .value(
            "messages",
            AttributeValue.fromL(
                thread.messages().stream()
                    .map(message -> AttributeValue.fromM(members(message)))
                    .toList()))
        .number("version", version)
        .expires(thread.last().begun().plus(AlertMessages.NUMBERED))
        .item();
  }

  private static Map<String, AttributeValue> members(AlertMessage message) {
    return Map.of(
        "sequence", AttributeValue.fromN(String.valueOf(message.sequence())),
        "content", AttributeValue.fromS(message.content()),
        "begun", AttributeValue.fromN(String.valueOf(message.begun().toEpochMilli())),
        "receivers",
            AttributeValue.fromL(message.receivers().stream().map(AttributeValue::fromS).toList()));
  }

  static AlertThread thread(Map<String, AttributeValue> item) {
    return new AlertThread(
        list(item, "messages").stream().map(AttributeValue::m).map(MessageItem::message).toList());
  }

  private static AlertMessage message(Map<String, AttributeValue> members) {
    return new AlertMessage(
        Math.toIntExact(Items.number(members, "sequence")),
        Items.text(members, "content"),
        Instant.ofEpochMilli(Items.number(members, "begun")),
        new TreeSet<>(list(members, "receivers").stream().map(AttributeValue::s).toList()));
  }

  private static List<AttributeValue> list(Map<String, AttributeValue> members, String name) {
    return Optional.ofNullable(members.get(name)).map(AttributeValue::l).orElse(List.of());
  }

  static long version(Map<String, AttributeValue> item) {
    return Items.number(item, "version");
  }
}
