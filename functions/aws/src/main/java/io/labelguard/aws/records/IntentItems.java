package io.labelguard.aws.records;

import io.labelguard.core.record.Completion;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Stores the intents of buckets and teams: each as an item without its texts and its jobs' names,
/// which are items of their own, so that no item grows and a past is read without them.
final class IntentItems {

  private final StateTable table;
  private final Duration kept;

  /// @param kept how long retired intents are kept
  IntentItems(StateTable table, Duration kept) {
    this.table = table;
    this.kept = kept;
  }

  void begin(Intent intent, Intent.Texts texts) {
    String partition = Partitions.writes(intent.target());
    TextItem before = TextItem.of(texts.before());
    TextItem after = TextItem.of(texts.after());
    // Texts and names first: alone they do no harm, an intent without them would.
    table.put(before.item(partition));
    table.put(after.item(partition));
    if (intent.purpose() instanceof Purpose.TemporaryFix fix) {
      JobNameItems.of(intent, fix.jobs()).forEach(table::put);
      table.put(IntentItem.temporary(intent));
    }
    table.put(IntentItem.item(intent, before.hash(), after.hash(), Optional.empty()));
  }

  void complete(Intent intent, Completion completion) {
    Map<String, AttributeValue> item = itemOf(intent);
    Map<String, AttributeValue> completed =
        IntentItem.item(
            intent.completed(completion.result(), completion.at(), completion.note()),
            Items.text(item, "beforeBody"),
            Items.text(item, "afterBody"),
            Items.optional(item, "rearmed"));
    if (!table.replace(completed)) {
      throw new IllegalStateException(
          "the intent " + intent.id() + " was deleted before it was completed");
    }
  }

  Intent.Texts texts(Intent intent) {
    Map<String, AttributeValue> item = itemOf(intent);
    String partition = Partitions.writes(intent.target());
    return new Intent.Texts(
        text(partition, Items.text(item, "beforeBody")),
        text(partition, Items.text(item, "afterBody")));
  }

  private String text(String partition, String hash) {
    return table
        .get(TextItem.key(partition, hash))
        .map(TextItem::text)
        .orElseThrow(
            () -> new IllegalStateException("the text " + hash + " of " + partition + " is gone"));
  }

  private Map<String, AttributeValue> itemOf(Intent intent) {
    return table
        .get(IntentItem.key(intent))
        .or(() -> table.get(IntentItem.retiredKey(intent)))
        .orElseThrow(() -> new IllegalStateException("no intent " + intent.id() + " was begun"));
  }

  List<Intent> temporary() {
    return table.query(Partitions.TEMPORARY, IntentItem.TEMPORARY_FIX).stream()
        .flatMap(pointer -> table.get(IntentItem.key(pointer)).stream())
        .map(this::withJobs)
        .sorted(Comparator.comparing(Intent::begun).thenComparing(Intent::id))
        .toList();
  }

  void endTemporary(String intentId) {
    table.delete(Items.key(Partitions.TEMPORARY, IntentItem.temporarySortKey(intentId)));
  }

  /// Returns the retired intents of a target.
  List<Map<String, AttributeValue>> retired(Target.Fixable target) {
    return table.query(Partitions.writes(target), IntentItem.RETIRED);
  }

  /// Returns the intent of an item, with the names of its jobs.
  Intent withJobs(Map<String, AttributeValue> item) {
    Intent intent = IntentItem.intent(item);
    return intent.purpose() instanceof Purpose.TemporaryFix
        ? IntentItem.intent(item, JobNameItems.names(items(intent)))
        : intent;
  }

  private List<Map<String, AttributeValue>> items(Intent intent) {
    return table.query(Partitions.writes(intent.target()), JobNameItems.prefix(intent.id()));
  }

  /// Marks the writes that a decision covers.
  void cover(Target.Fixable target, Rearmed rearmed) {
    current(target)
        .filter(item -> rearmed.writes().contains(Items.text(item, "id")))
        .forEach(item -> table.set(Items.keyOf(item), "rearmed", rearmed.at().toString()));
  }

  /// Moves intents out of what a past reads, and lets them and what only they need expire.
  void retire(Target.Fixable target, List<Intent> intents, Instant now) {
    List<Map<String, AttributeValue>> current = current(target).toList();
    Set<String> ids = new HashSet<>(intents.stream().map(Intent::id).toList());
    Set<String> needed = new HashSet<>();
    current.stream()
        .filter(item -> !ids.contains(Items.text(item, "id")))
        .flatMap(IntentItems::bodies)
        .forEach(needed::add);
    Instant until = now.plus(kept);
    current.stream()
        .filter(item -> ids.contains(Items.text(item, "id")))
        .forEach(item -> retire(target, item, needed, until));
  }

  private void retire(
      Target.Fixable target, Map<String, AttributeValue> item, Set<String> needed, Instant until) {
    Intent intent = IntentItem.intent(item);
    table.put(Items.expiring(IntentItem.retired(item, intent), until));
    bodies(item)
        .filter(hash -> !needed.contains(hash))
        .flatMap(hash -> table.get(TextItem.key(Partitions.writes(target), hash)).stream())
        .forEach(text -> table.put(Items.expiring(text, until)));
    items(intent).forEach(names -> table.put(Items.expiring(names, until)));
    table.delete(Items.keyOf(item));
  }

  private static Stream<String> bodies(Map<String, AttributeValue> item) {
    return Stream.of(Items.text(item, "beforeBody"), Items.text(item, "afterBody"));
  }

  /// The items of the intents that are not retired, oldest first.
  private Stream<Map<String, AttributeValue>> current(Target.Fixable target) {
    return table.query(Partitions.writes(target), IntentItem.PREFIX).stream();
  }
}
