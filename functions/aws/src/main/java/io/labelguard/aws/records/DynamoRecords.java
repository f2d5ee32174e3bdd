package io.labelguard.aws.records;

import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Intents;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Repeats;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Keeps the guard's records in a DynamoDB table with the keys `pk` and `sk` and the time to live
/// `expires`.
///
/// | pk | sk | what |
/// |---|---|---|
/// | `event/ID` | `event` | a claimed or finished event; expires |
/// | `alert/KEY` | `alert` | when an alert was published, and its repeats; expires |
/// | `seen/bucket/NAME` | `look#TIME#EVENT` | a policy snapshot, without its text |
/// | same | `body#HASH` | the text of a snapshot |
/// | `guard/bucket/NAME`, `guard/team/NAME` | `now` | permission to fix again, times of writes |
/// | same | `intent#TIME#ID` | an intent or fix record, without its texts |
/// | same | `body#HASH` | a text of an intent |
/// | `guard/lease/bucket/NAME`, … | `lease` | who may write it; expires |
/// | `guard/temporary` | `fix#ID` | where the intent of a temporary fix is that has not ended |
/// | `form` | `form` | which form the items have |
///
/// A snapshot without an event has its fingerprint in the key. A bucket's past is two queries and
/// at most one batch of texts ([SnapshotItems]). Intents, snapshots and their texts do not expire:
/// a fix that a person undid years ago is still not repeated, and a policy that has not changed for
/// years is still compared with the next one. Expiry only cleans up (DynamoDB deletes days late);
/// every decision compares times itself. Each conditional write carries a token of its call, so
/// that the SDK's second try after a lost answer is recognized as the same write.
public final class DynamoRecords implements Records {

  /// More tries than there can be writers at once: a lease admits one at a time.
  static final int TRIES = 100;

  private final StateTable table;
  private final SnapshotItems snapshots;
  private final TargetStates targetStates;
  private Optional<Integer> form = Optional.empty();

  /// @param table the table's name
  public DynamoRecords(DynamoDbClient dynamo, String table) {
    this.table = new StateTable(dynamo, table);
    this.snapshots = new SnapshotItems(this.table);
    this.targetStates = new TargetStates(this.table);
  }

  @Override
  public Answer claimEvent(String eventId, String owner, Instant now, Duration claim) {
    boolean claimed =
        table.putIf(
            Items.at(Partitions.event(eventId), "event")
                .flag("finished", false)
                .number("until", now.plus(claim).toEpochMilli())
                .text("token", owner)
                .expires(now.plus(claim))
                .item(),
            "attribute_not_exists(pk) OR #until <= :now OR #token = :token",
            now);
    if (claimed) {
      return Answer.CLAIMED;
    }
    return table
            .get(Items.key(Partitions.event(eventId), "event"))
            .filter(item -> Items.flag(item, "finished"))
            .isPresent()
        ? Answer.FINISHED
        : Answer.BUSY;
  }

  @Override
  public void finishEvent(String eventId, Instant now, Duration keep) {
    table.put(
        Items.at(Partitions.event(eventId), "event")
            .flag("finished", true)
            .number("until", now.plus(keep).toEpochMilli())
            .text("token", token())
            .expires(now.plus(keep))
            .item());
  }

  @Override
  public void abandonEvent(String eventId, String owner) {
    // A finished event has another token than any owner.
    table.deleteIf(
        Items.key(Partitions.event(eventId), "event"), "token", AttributeValue.fromS(owner));
  }

  @Override
  public boolean takeLease(Target.Fixable target, String holder, Instant now, Duration length) {
    return table.putIf(
        Items.at(Partitions.lease(target), "lease")
            .text("token", holder)
            .number("until", now.plus(length).toEpochMilli())
            .expires(now.plus(length))
            .item(),
        "attribute_not_exists(pk) OR #until <= :now OR #token = :token",
        now);
  }

  @Override
  public void releaseLease(Target.Fixable target, String holder) {
    table.deleteIf(
        Items.key(Partitions.lease(target), "lease"), "token", AttributeValue.fromS(holder));
  }

  @Override
  public boolean countWrite(Target.Fixable target, int limit, Instant now, Duration window) {
    return targetStates.countWrite(target, limit, now, window);
  }

  @Override
  public void forgetWrites(Target.Fixable target) {
    String token = token();
    targetStates.change(target, token, state -> state.forgettingWrites(token));
  }

  @Override
  public void rearm(Target.Fixable target, Rearmed rearmed) {
    // The writes first: without the decision itself they count as before.
    intentItems(target).stream()
        .filter(item -> rearmed.writes().contains(Items.text(item, "id")))
        .forEach(item -> table.set(IntentItem.keyOf(item), "rearmed", rearmed.at().toString()));
    String token = token();
    targetStates.change(target, token, state -> state.rearmed(rearmed, token));
  }

  @Override
  public void begin(Intent intent, Intent.Texts texts) {
    table.putNew(Items.at(Partitions.FORM, "form").number("form", FORM).item());
    String partition = Partitions.writes(intent.target());
    TextItem before = TextItem.of(texts.before());
    TextItem after = TextItem.of(texts.after());
    // Texts first: a text without an intent does no harm, an intent without its texts would.
    table.put(before.item(partition));
    table.put(after.item(partition));
    if (intent.purpose() instanceof Purpose.TemporaryFix) {
      table.put(IntentItem.temporary(intent));
    }
    table.put(IntentItem.item(intent, before.hash(), after.hash(), Optional.empty()));
  }

  @Override
  public void complete(Intent intent, Completion completion) {
    Map<String, AttributeValue> item = itemOf(intent);
    boolean replaced =
        table.replace(
            IntentItem.item(
                intent.completed(completion.result(), completion.at(), completion.note()),
                Items.text(item, "beforeBody"),
                Items.text(item, "afterBody"),
                Items.optional(item, "rearmed")));
    if (!replaced) {
      throw new IllegalStateException(
          "the intent " + intent.id() + " was deleted before it was completed");
    }
  }

  @Override
  public Intent.Texts texts(Intent intent) {
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
        .orElseThrow(() -> new IllegalStateException("no intent " + intent.id() + " was begun"));
  }

  @Override
  public List<Intent> temporary() {
    return table.query(Partitions.TEMPORARY, IntentItem.TEMPORARY_FIX).stream()
        .flatMap(pointer -> table.get(IntentItem.key(pointer)).stream())
        .map(IntentItem::intent)
        .sorted(Comparator.comparing(Intent::begun).thenComparing(Intent::id))
        .toList();
  }

  @Override
  public void endTemporary(String intentId) {
    table.delete(Items.key(Partitions.TEMPORARY, IntentItem.temporarySortKey(intentId)));
  }

  @Override
  public TargetPast past(Target.Fixable target) {
    List<Map<String, AttributeValue>> items =
        table.from(Partitions.writes(target), IntentItem.PREFIX);
    TargetStateItem state =
        TargetStateItem.of(
            items.stream()
                .filter(item -> Items.text(item, "sk").equals(TargetStateItem.SORT_KEY))
                .findFirst());
    return new TargetPast(
        target,
        form(),
        items.stream()
            .filter(item -> Items.text(item, "sk").startsWith(IntentItem.PREFIX))
            .map(IntentItem::intent)
            .sorted(Intents.NEWEST_FIRST)
            .toList(),
        state.leave().map(leave -> leave.covering(IntentItem.rearmed(items))),
        state.writes());
  }

  private List<Map<String, AttributeValue>> intentItems(Target.Fixable target) {
    return table.query(Partitions.writes(target), IntentItem.PREFIX);
  }

  /// Returns the form of the table; an empty table has the form of this version.
  private synchronized int form() {
    if (form.isEmpty()) {
      form =
          Optional.of(
              table
                  .get(Items.key(Partitions.FORM, "form"))
                  .map(item -> Math.toIntExact(Items.number(item, "form")))
                  .orElse(FORM));
    }
    return form.get();
  }

  @Override
  public Repeats repeats(String key, Instant now, Duration window) {
    for (int tried = 0; tried < TRIES; tried++) {
      AlertItem stored = AlertItem.of(table.get(AlertItem.key(key)));
      if (!stored.publishedAfter(now.minus(window))) {
        return new Repeats(false, stored.merged());
      }
      AlertItem next = stored.repeated();
      if (table.putVersion(next.item(key), stored.version())) {
        return new Repeats(true, next.merged());
      }
    }
    throw new IllegalStateException(
        "cannot count the repeats of alert " + key + ": too many writers at once; try again");
  }

  @Override
  public void recordPublished(String key, Instant now, Duration keep) {
    AlertItem stored = AlertItem.of(table.get(AlertItem.key(key)));
    // If another process published it at the same moment, its record is as good.
    table.putVersion(stored.publishedAt(now, keep).item(key), stored.version());
  }

  @Override
  public void keep(Snapshot snapshot) {
    snapshots.keep(snapshot);
  }

  @Override
  public void seenAgain(Snapshot snapshot) {
    snapshots.seenAgain(snapshot);
  }

  @Override
  public BucketPast bucketPast(String bucket) {
    return new BucketPast(past(Target.bucket(bucket)), snapshots.snapshots(bucket));
  }

  @Override
  public BucketPast wholePast(String bucket) {
    return new BucketPast(past(Target.bucket(bucket)), snapshots.wholeSnapshots(bucket));
  }

  static String token() {
    return UUID.randomUUID().toString();
  }
}
