package io.labelguard.aws.records;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An intent as an item: in the partition of its target, newest last, without its texts.
final class IntentItem {

  /// The prefix of the sort keys of intents; the newest is the last.
  static final String PREFIX = "intent#";

  /// The prefix of the sort keys of retired intents, which is before [#PREFIX], so that no past
  /// reads them.
  static final String RETIRED = "done#";

  static final String TEMPORARY_FIX = "fix#";

  private IntentItem() {}

  /// @param before hash of the [TextItem] before
  /// @param after hash of the [TextItem] after
  /// @param rearmed when a `rearm` covered it
  static Map<String, AttributeValue> item(
      Intent intent, String before, String after, Optional<String> rearmed) {
    Items item =
        Items.at(Partitions.writes(intent.target()), sortKey(intent))
            .text("id", intent.id())
            .text("purpose", intent.purpose().text())
            .text("by", intent.by())
            .texts("wrote", intent.wrote())
            .text("before", intent.before().hex())
            .text("after", intent.after().hex())
            .text("beforeBody", before)
            .text("afterBody", after)
            .text("begun", intent.begun().toString())
            .text("result", intent.completion().map(completion -> completion.result().name()))
            .text("completed", intent.completion().map(completion -> completion.at().toString()))
            .text("note", intent.completion().map(Completion::note))
            .text("rearmed", rearmed);
    switch (intent.purpose()) {
      case Purpose.Fix _ -> {}
      case Purpose.TemporaryFix(_, Instant until) -> item.text("until", until.toString());
      case Purpose.End(String fix) -> item.text("fix", fix);
      case Purpose.Undo(String fix) -> item.text("fix", fix);
    }
    return item.item();
  }

  /// Returns the intent without the names of its jobs.
  static Intent intent(Map<String, AttributeValue> item) {
    return intent(item, Collections.emptySortedSet());
  }

  /// Returns the intent.
  ///
  /// @param jobs the names of the jobs of a temporary fix
  static Intent intent(Map<String, AttributeValue> item, SortedSet<String> jobs) {
    return new Intent(
        Items.text(item, "id"),
        Partitions.target(Items.text(item, "pk")),
        purpose(item, jobs),
        Items.optional(item, "by"),
        Items.texts(item, "wrote"),
        new Fingerprint(Items.text(item, "before")),
        new Fingerprint(Items.text(item, "after")),
        Instant.parse(Items.text(item, "begun")),
        Items.optional(item, "result")
            .map(
                result ->
                    new Completion(
                        FixOutcome.Result.valueOf(result),
                        Instant.parse(Items.text(item, "completed")),
                        Items.text(item, "note"))));
  }

  /// Returns the ids of the intents that a `rearm` covers.
  static SortedSet<String> rearmed(List<Map<String, AttributeValue>> items) {
    return items.stream()
        .filter(item -> item.containsKey("rearmed"))
        .map(item -> Items.text(item, "id"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Purpose purpose(Map<String, AttributeValue> item, SortedSet<String> jobs) {
    String purpose = Items.text(item, "purpose");
    return switch (purpose) {
      case "fix" -> new Purpose.Fix();
      case "temporary" -> new Purpose.TemporaryFix(jobs, Instant.parse(Items.text(item, "until")));
      case "end" -> new Purpose.End(Items.text(item, "fix"));
      case "undo" -> new Purpose.Undo(Items.text(item, "fix"));
      default ->
          throw new IllegalStateException(
              "item " + item.get("pk") + " " + item.get("sk") + " has the purpose " + purpose);
    };
  }

  /// Returns the entry of a temporary fix in the list of those that have not ended.
  static Map<String, AttributeValue> temporary(Intent intent) {
    return Items.at(Partitions.TEMPORARY, temporarySortKey(intent.id()))
        .text("atPk", Partitions.writes(intent.target()))
        .text("atSk", sortKey(intent))
        .item();
  }

  static String temporarySortKey(String intentId) {
    return TEMPORARY_FIX + intentId;
  }

  /// Returns the key of an intent's own item.
  static Map<String, AttributeValue> key(Intent intent) {
    return Items.key(Partitions.writes(intent.target()), sortKey(intent));
  }

  /// Returns the item of an intent under the key of a retired one.
  static Map<String, AttributeValue> retired(Map<String, AttributeValue> item, Intent intent) {
    Map<String, AttributeValue> retired = new HashMap<>(item);
    retired.putAll(retiredKey(intent));
    return retired;
  }

  /// Returns the key that an intent has when it is retired.
  static Map<String, AttributeValue> retiredKey(Intent intent) {
    return Items.key(Partitions.writes(intent.target()), RETIRED + place(intent));
  }

  /// Returns the key of the intent that a pointer names.
  static Map<String, AttributeValue> key(Map<String, AttributeValue> pointer) {
    return Items.key(Items.text(pointer, "atPk"), Items.text(pointer, "atSk"));
  }

  private static String sortKey(Intent intent) {
    return PREFIX + place(intent);
  }

  private static String place(Intent intent) {
    return Items.sortable(intent.begun()) + "#" + intent.id();
  }
}
