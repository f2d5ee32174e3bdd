package io.labelguard.aws.records;

import io.labelguard.core.record.message.Labels;
import io.labelguard.core.record.message.Problems;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.record.message.Troubles;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes and reads the item of a trouble.
final class TroubleItem {

  private TroubleItem() {}

  static Map<String, AttributeValue> key(String about) {
    return Items.key(Partitions.TROUBLES, about);
  }

  static boolean isTrouble(Map<String, AttributeValue> item) {
    return Items.text(item, "pk").equals(Partitions.TROUBLES);
  }

  static Map<String, AttributeValue> item(Trouble trouble) {
    return Items.at(Partitions.TROUBLES, trouble.about())
        .text("alert", trouble.alertId())
        .text("headline", trouble.headline())
        .number("begun", trouble.begun().toEpochMilli())
        .number("published", trouble.published().toEpochMilli())
        .number("repeats", trouble.repeats())
        .text("problems", trouble.problems().text())
        .text("severity", trouble.labels().severity())
        .texts("checks", trouble.labels().checks())
        .texts("buckets", trouble.labels().buckets())
        .flag("fixPromised", trouble.fixPromised())
        .number("version", version(trouble))
        .expires(trouble.published().plus(Troubles.REMEMBERED))
        .item();
  }

  static Trouble trouble(Map<String, AttributeValue> item) {
    return new Trouble(
        Items.text(item, "sk"),
        Items.text(item, "alert"),
        Items.text(item, "headline"),
        Instant.ofEpochMilli(Items.number(item, "begun")),
        Instant.ofEpochMilli(Items.number(item, "published")),
        Math.toIntExact(Items.number(item, "repeats")),
        Problems.ofText(Items.text(item, "problems")),
        new Labels(
            Items.optional(item, "severity"),
            Items.texts(item, "checks"),
            Items.texts(item, "buckets")),
        Items.flag(item, "fixPromised"));
  }

  /// Returns a number that is higher for each later message, and for each further repeat of it.
  private static long version(Trouble trouble) {
    return trouble.published().toEpochMilli() * 1_000_000 + trouble.repeats();
  }

  static long version(Map<String, AttributeValue> item) {
    return Items.number(item, "version");
  }
}
