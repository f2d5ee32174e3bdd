package io.labelguard.aws.records;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// When an alert was published, and how often it was repeated since.
///
/// @param published epoch milliseconds
/// @param expires epoch seconds
/// @param version of the item, 0 where there is none
record AlertItem(long published, int merged, long expires, long version) {

  static AlertItem of(Optional<Map<String, AttributeValue>> item) {
    return item.map(
            found ->
                new AlertItem(
                    Items.number(found, "told"),
                    Math.toIntExact(Items.number(found, "merged")),
                    Items.number(found, "expires"),
                    Items.number(found, "version")))
        .orElseGet(() -> new AlertItem(Long.MIN_VALUE, 0, 0, 0));
  }

  static Map<String, AttributeValue> key(String alert) {
    return Items.key(Partitions.alert(alert), "alert");
  }

  boolean publishedAfter(Instant start) {
    return published > start.toEpochMilli();
  }

  AlertItem repeated() {
    return new AlertItem(published, merged + 1, expires, version + 1);
  }

  AlertItem publishedAt(Instant now, Duration keep) {
    return new AlertItem(now.toEpochMilli(), 0, now.plus(keep).getEpochSecond() + 1, version + 1);
  }

  Map<String, AttributeValue> item(String alert) {
    return Items.at(Partitions.alert(alert), "alert")
        .number("told", published)
        .number("merged", merged)
        .number("expires", expires)
        .number("version", version)
        .item();
  }
}
