package io.labelguard.aws.records;

import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Repeats;
import io.labelguard.core.record.Snapshot;
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
/// | `event#ID` | `event` | a claimed or finished event; expires |
/// | `lease#RESOURCE` | `lease` | who may write it; expires |
/// | `writes#RESOURCE` | `writes` | when the guard wrote it; expires |
/// | `rearmed#RESOURCE` | `rearmed` | a person's leave to fix again |
/// | `alert#KEY` | `alert` | when an alert was told, and its repeats; expires |
/// | `temporary` | `fix#ID` | where a temporary fix is that nobody has ended |
/// | `bucket/NAME`, `team/NAME` | `intent#TIME#ID` | an intent or fix record |
/// | `intent#ID` | `intent` | where that intent is |
/// | `bucket/NAME` | `snapshot#TIME#EVENT` | a policy as it was |
///
/// Intents and snapshots do not expire: what a person undid years ago is still not done again, and
/// a policy that has not changed for years is still what the next change is compared with. Expiry
/// only tidies up (DynamoDB deletes days late); every decision compares times itself. Each
/// conditional write carries a token of its call, so that the SDK's second try of a write whose
/// answer was lost is not taken for somebody else's.
public final class DynamoRecords implements Records {

  /// More tries than writers that could ever meet: a lease lets one in at a time.
  private static final int TRIES = 100;

  private final StateTable table;

  /// @param table the table's name
  public DynamoRecords(DynamoDbClient dynamo, String table) {
    this.table = new StateTable(dynamo, table);
  }

  @Override
  public boolean claimEvent(String eventId, Instant now, Duration claim) {
    return table.putIf(
        Items.at("event#" + eventId, "event")
            .flag("finished", false)
            .number("until", now.plus(claim).toEpochMilli())
            .text("token", token())
            .expires(now.plus(claim))
            .item(),
        "attribute_not_exists(pk) OR #until <= :now OR #token = :token",
        now);
  }

  @Override
  public void finishEvent(String eventId, Instant now, Duration keep) {
    table.put(
        Items.at("event#" + eventId, "event")
            .flag("finished", true)
            .number("until", now.plus(keep).toEpochMilli())
            .text("token", token())
            .expires(now.plus(keep))
            .item());
  }

  @Override
  public void abandonEvent(String eventId) {
    table.deleteIf(
        Items.key("event#" + eventId, "event"), "finished", AttributeValue.fromBool(false));
  }

  @Override
  public boolean takeLease(String resource, String holder, Instant now, Duration length) {
    return table.putIf(
        Items.at("lease#" + resource, "lease")
            .text("token", holder)
            .number("until", now.plus(length).toEpochMilli())
            .expires(now.plus(length))
            .item(),
        "attribute_not_exists(pk) OR #until <= :now OR #token = :token",
        now);
  }

  @Override
  public void releaseLease(String resource, String holder) {
    table.deleteIf(Items.key("lease#" + resource, "lease"), "token", AttributeValue.fromS(holder));
  }

  @Override
  public boolean countWrite(String resource, int limit, Instant now, Duration window) {
    String token = token();
    for (int tried = 0; tried < TRIES; tried++) {
      WriteCount count = WriteCount.of(table.get(Items.key("writes#" + resource, "writes")));
      if (count.countedBy(token)) {
        return true;
      }
      WriteCount within = count.since(now.minus(window));
      if (within.made().size() >= limit) {
        return false;
      }
      WriteCount next = within.with(now, token);
      if (table.putVersion(next.item(resource, now.plus(window)), count.version())) {
        return true;
      }
    }
    throw new IllegalStateException(
        "the writes of " + resource + " could not be counted: too many at once; try again");
  }

  @Override
  public List<Instant> writes(String resource, Instant since) {
    return WriteCount.of(table.get(Items.key("writes#" + resource, "writes")))
        .since(since)
        .made()
        .stream()
        .sorted()
        .map(Instant::ofEpochMilli)
        .toList();
  }

  @Override
  public void forgetWrites(String resource) {
    table.delete(Items.key("writes#" + resource, "writes"));
  }

  @Override
  public void begin(Intent intent) {
    // The pointers first: one that leads nowhere does no harm, an intent that cannot be found
    // would.
    table.put(IntentForm.pointer(intent));
    if (intent.purpose() instanceof Purpose.TemporaryFix) {
      table.put(IntentForm.temporary(intent));
    }
    table.put(IntentForm.item(intent));
  }

  @Override
  public void complete(String intentId, FixOutcome.Result result, Instant at, String note) {
    Map<String, AttributeValue> item =
        table
            .get(IntentForm.pointerKey(intentId))
            .flatMap(pointer -> table.get(IntentForm.key(pointer)))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no intent " + intentId + ": begin it before completing it"));
    table.put(IntentForm.item(IntentForm.intent(item).completed(result, at, note)));
  }

  @Override
  public List<Intent> intents(String resource) {
    return table.query(resource, "intent#").stream()
        .map(IntentForm::intent)
        .sorted(Comparator.comparing(Intent::begun).reversed().thenComparing(Intent::id))
        .toList();
  }

  @Override
  public List<Intent> temporary() {
    return table.query(IntentForm.TEMPORARY, IntentForm.TEMPORARY_FIX).stream()
        .flatMap(pointer -> table.get(IntentForm.key(pointer)).stream())
        .map(IntentForm::intent)
        .sorted(Comparator.comparing(Intent::begun).thenComparing(Intent::id))
        .toList();
  }

  @Override
  public void endTemporary(String intentId) {
    table.delete(Items.key(IntentForm.TEMPORARY, IntentForm.temporarySortKey(intentId)));
  }

  @Override
  public void rearm(String resource, Rearmed rearmed) {
    table.put(
        Items.at("rearmed#" + resource, "rearmed")
            .text("at", rearmed.at().toString())
            .text("by", rearmed.by())
            .item());
  }

  @Override
  public Optional<Rearmed> rearmed(String resource) {
    return table
        .get(Items.key("rearmed#" + resource, "rearmed"))
        .map(item -> new Rearmed(Instant.parse(Items.text(item, "at")), Items.text(item, "by")));
  }

  @Override
  public Repeats repeats(String key, Instant now, Duration window) {
    for (int tried = 0; tried < TRIES; tried++) {
      AlertCount count = AlertCount.of(table.get(AlertCount.key(key)));
      if (!count.toldAfter(now.minus(window))) {
        return new Repeats(false, count.merged());
      }
      AlertCount next = count.again();
      if (table.putVersion(next.item(key), count.version())) {
        return new Repeats(true, next.merged());
      }
    }
    throw new IllegalStateException(
        "the repeats of alert " + key + " could not be counted: too many at once; try again");
  }

  @Override
  public void told(String key, Instant now, Duration keep) {
    AlertCount count = AlertCount.of(table.get(AlertCount.key(key)));
    // Where another told it in the same moment, that stands as well.
    table.putVersion(count.toldAt(now, keep).item(key), count.version());
  }

  @Override
  public void snapshot(Snapshot snapshot) {
    table.put(SnapshotForm.item(snapshot));
  }

  @Override
  public List<Snapshot> snapshots(String bucket) {
    return table.newest(SnapshotForm.partition(bucket), "snapshot#", SNAPSHOTS).stream()
        .map(SnapshotForm::snapshot)
        .sorted(Comparator.comparing(Snapshot::at).reversed())
        .toList();
  }

  private static String token() {
    return UUID.randomUUID().toString();
  }
}
