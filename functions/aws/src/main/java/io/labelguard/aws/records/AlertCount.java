package io.labelguard.aws.records;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// When an alert was told, and how often it came again since.
///
/// @param told epoch milliseconds
/// @param expires epoch seconds
/// @param version of the item, 0 where there is none
record AlertCount(long told, int merged, long expires, long version) {

  static AlertCount of(Optional<Map<String, AttributeValue>> item) {
    return item.map(
            found ->
                new AlertCount(
                    Items.number(found, "told"),
                    Math.toIntExact(Items.number(found, "merged")),
                    Items.number(found, "expires"),
                    Items.number(found, "version")))
        .orElseGet(() -> new AlertCount(Long.MIN_VALUE, 0, 0, 0));
  }

  static Map<String, AttributeValue> key(String alert) {
    return Items.key(Partitions.alert(alert), "alert");
  }

  boolean toldAfter(Instant start) {
    return told > start.toEpochMilli();
  }

  AlertCount again() {
    return new AlertCount(told, merged + 1, expires, version + 1);
  }

  AlertCount toldAt(Instant now, Duration keep) {
    return new AlertCount(now.toEpochMilli(), 0, now.plus(keep).getEpochSecond() + 1, version + 1);
  }

  Map<String, AttributeValue> item(String alert) {
    return Items.at(Partitions.alert(alert), "alert")
        .number("told", told)
        .number("merged", merged)
        .number("expires", expires)
        .number("version", version)
        .item();
  }
}
