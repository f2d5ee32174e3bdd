package io.labelguard.aws.records;

import io.labelguard.core.record.AlertMessage;
import io.labelguard.core.record.AlertMessages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes and reads the item of an alert's last message.
final class MessageItem {

  private MessageItem() {}

  static Map<String, AttributeValue> key(String alertId) {
    return Items.key(Partitions.alert(alertId), "message");
  }

  static Map<String, AttributeValue> item(String alertId, AlertMessage message, long version) {
    return Items.at(Partitions.alert(alertId), "message")
        .number("sequence", message.sequence())
        .text("content", message.content())
        .number("begun", message.begun().toEpochMilli())
        .texts("receivers", message.receivers())
        .number("version", version)
        .expires(message.begun().plus(AlertMessages.NUMBERED))
        .item();
  }

  static AlertMessage message(Map<String, AttributeValue> item) {
    List<AttributeValue> receivers =
        Optional.ofNullable(item.get("receivers")).map(AttributeValue::l).orElse(List.of());
    return new AlertMessage(
        Math.toIntExact(Items.number(item, "sequence")),
        Items.text(item, "content"),
        Instant.ofEpochMilli(Items.number(item, "begun")),
        new TreeSet<>(receivers.stream().map(AttributeValue::s).toList()));
  }

  static long version(Map<String, AttributeValue> item) {
    return Items.number(item, "version");
  }
}
