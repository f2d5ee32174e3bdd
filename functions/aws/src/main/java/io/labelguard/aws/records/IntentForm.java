package io.labelguard.aws.records;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.FixOutcome;
import io.labelguard.core.guard.Records.Intent;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An intent as an item: in the partition of its resource, newest last, with a pointer by its id.
final class IntentForm {

  private IntentForm() {}

  static Map<String, AttributeValue> item(Intent intent) {
    return Items.at(intent.resource(), sortKey(intent))
        .text("id", intent.id())
        .text("before", intent.before())
        .text("after", intent.after())
        .text("beforeFingerprint", intent.beforeFingerprint().hex())
        .text("afterFingerprint", intent.afterFingerprint().hex())
        .text("begun", intent.begun().toString())
        .text("result", intent.result().map(Enum::name))
        .text("completed", intent.completed().map(Instant::toString))
        .text("note", intent.note())
        .item();
  }

  static Intent intent(Map<String, AttributeValue> item) {
    return new Intent(
        Items.text(item, "id"),
        Items.text(item, "pk"),
        Items.text(item, "before"),
        Items.text(item, "after"),
        new Fingerprint(Items.text(item, "beforeFingerprint")),
        new Fingerprint(Items.text(item, "afterFingerprint")),
        Instant.parse(Items.text(item, "begun")),
        Items.optional(item, "result").map(FixOutcome.Result::valueOf),
        Items.optional(item, "completed").map(Instant::parse),
        Items.text(item, "note"));
  }

  static Map<String, AttributeValue> pointer(Intent intent) {
    return Items.at(pointerPartition(intent.id()), "intent")
        .text("atPk", intent.resource())
        .text("atSk", sortKey(intent))
        .item();
  }

  static Map<String, AttributeValue> pointerKey(String intentId) {
    return Items.key(pointerPartition(intentId), "intent");
  }

  /// Returns the key that a pointer leads to.
  static Map<String, AttributeValue> key(Map<String, AttributeValue> pointer) {
    return Items.key(Items.text(pointer, "atPk"), Items.text(pointer, "atSk"));
  }

  private static String pointerPartition(String intentId) {
    return "intent#" + intentId;
  }

  private static String sortKey(Intent intent) {
    return "intent#" + Items.sortable(intent.begun()) + "#" + intent.id();
  }
}
