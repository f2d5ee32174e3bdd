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
                    number(found, "told"),
                    Math.toIntExact(number(found, "merged")),
                    number(found, "expires"),
                    number(found, "version")))
        .orElseGet(() -> new AlertCount(Long.MIN_VALUE, 0, 0, 0));
  }

  static Map<String, AttributeValue> key(String alert) {
    return Items.key(partition(alert), "alert");
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
    return Items.at(partition(alert), "alert")
        .number("told", told)
        .number("merged", merged)
        .number("expires", expires)
        .number("version", version)
        .item();
  }

  private static String partition(String alert) {
    return "alert#" + alert;
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.n() == null) {
      throw new IllegalStateException(
          "item " + item.get("pk") + " " + item.get("sk") + " has no number " + name);
    }
    return Long.parseLong(value.n());
  }
}
