package io.labelguard.aws.records;

import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Intents;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Sighting;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Keeps the guard's records in a DynamoDB table with the keys `pk` and `sk` and the time to live
/// `expires`.
///
/// | pk | sk | what |
/// |---|---|---|
/// | `event/ID` | `event` | a claimed or finished event; expires |
/// | `alert/KEY` | `alert` | when an alert was published, and its repeats; expires |
/// | `alert/ID` | `messages` | the last messages of an alert, and who took them; expires |
/// | `alert/open` | what it is about | what is wrong, was published and is not over; expires |
/// | `slack/MESSAGE` | `event` | a message that is or was posted to Slack; expires |
/// | `seen/bucket/NAME` | `look#TIME#EVENT` | a policy snapshot, without its text |
/// | same | `body#HASH` | the text of a snapshot |
/// | same, `seen/team/NAME` | `mode` | what the tag `labelguard:mode` said last |
/// | same | `stood#TIME#HASH` | a policy that stood for a while; expires |
/// | `guard/bucket/NAME`, `guard/team/NAME` | `now` | permission to fix again, times of writes |
/// | `guard/cors/NAME` | `now` | permission to append a CORS rule again; times as of the bucket |
/// | same | `intent#TIME#ID` | an intent or fix record, without its texts |
/// | same | `done#TIME#ID` | a retired one, which no past reads; expires |
/// | same | `for#ID#PART` | names of the jobs of a temporary fix |
/// | same | `body#HASH` | a text of an intent |
/// | `guard/lease/bucket/NAME`, … | `lease` | who may write it; expires |
/// | `guard/temporary` | `fix#ID` | where the intent of a temporary fix is that has not ended |
/// | `form` | `form` | which form the items have |
/// | `job/…` | | the job index and the sweeps ([DynamoJobIndex], [DynamoSweepPages]) |
///
/// A snapshot without an event has its fingerprint in the key. A bucket's past is two queries and
/// one batch: texts, and what was published about it ([SnapshotItems]). Intents, snapshots and
/// their texts do not expire: a fix that a person undid years ago is still not repeated, and a
/// policy that has not changed for years is still compared with the next one. Expiry only cleans up
/// (DynamoDB deletes days late); every decision compares times itself. Each conditional write
/// carries a token of its call, so that the SDK's second try after a lost answer is recognized as
/// the same write.
public final class DynamoRecords extends AlertItems implements Records {

  /// For how long the table's form is not read again.
  private static final Duration FORM_KEPT = Duration.ofMinutes(5);

  /// More tries than there can be writers at once: a lease admits one at a time.
  static final int TRIES = 100;

  private final StateTable table;
  private final DynamoClaims claims;
  private final SnapshotItems snapshots;
  private final IntentItems intents;
  private final TargetStates targetStates;
  private final InstantSource clock;
  private Optional<Form> form = Optional.empty();

  /// The form of the table, and when it was read.
  private record Form(int number, Instant at) {}

  /// @param table the table's name
  public DynamoRecords(DynamoDbClient dynamo, String table) {
    this(dynamo, table, KEPT);
  }

  /// @param table the table's name
  /// @param kept how long retired intents are kept
  public DynamoRecords(DynamoDbClient dynamo, String table, Duration kept) {
    this(dynamo, table, kept, InstantSource.system());
  }

  /// @param table the table's name
  /// @param kept how long retired intents are kept
  /// @param clock only says when the table's form is read again
  public DynamoRecords(DynamoDbClient dynamo, String table, Duration kept, InstantSource clock) {
    this(new StateTable(dynamo, table), kept, clock);
  }

  private DynamoRecords(StateTable table, Duration kept, InstantSource clock) {
    super(table);
    this.clock = clock;
    this.table = table;
    this.claims = DynamoClaims.ofEvents(table);
    this.intents = new IntentItems(table, kept);
    this.snapshots = new SnapshotItems(table);
    this.targetStates = new TargetStates(table);
  }

  @Override
  public Answer claimEvent(String eventId, String owner, Instant now, Duration claim) {
    return claims.claimEvent(eventId, owner, now, claim);
  }

  @Override
  public void finishEvent(String eventId, Instant now, Duration keep) {
    claims.finishEvent(eventId, now, keep);
  }

  @Override
  public void abandonEvent(String eventId, String owner) {
    claims.abandonEvent(eventId, owner);
  }

  @Override
  public boolean takeLease(Target.Fixable target, String holder, Instant now, Duration length) {
    // Who takes a lease is about to write.
    forgetForm();
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
    return targetStates.countWrite(target.counted(), limit, now, window);
  }

  @Override
  public void forgetWrites(Target.Fixable target) {
    String token = token();
    targetStates.change(target.counted(), token, state -> state.forgettingWrites(token));
  }

  @Override
  public void rearm(Target.Fixable target, Rearmed rearmed) {
    // The writes first: without the decision itself they count as before.
    intents.cover(target, rearmed);
    String token = token();
    targetStates.change(target, token, state -> state.rearmed(rearmed, token));
  }

  @Override
  public void begin(Intent intent, Intent.Texts texts) {
    table.putNew(Items.at(Partitions.FORM, "form").number("form", FORM).item());
    intents.begin(intent, texts);
  }

  @Override
  public void complete(Intent intent, Completion completion) {
    intents.complete(intent, completion);
  }

  @Override
  public Intent.Texts texts(Intent intent) {
    return intents.texts(intent);
  }

  @Override
  public List<Intent> temporary() {
    return intents.temporary();
  }

  @Override
  public void endTemporary(String intentId) {
    intents.endTemporary(intentId);
  }

  @Override
  public void retire(Target.Fixable target, List<Intent> retired, Instant now) {
    intents.retire(target, retired, now);
  }

  @Override
  public TargetPast past(Target.Fixable target) {
    return past(target, List.of(), IntentItem::intent);
  }

  private TargetPast past(
      Target.Fixable target,
      List<Map<String, AttributeValue>> retired,
      Function<Map<String, AttributeValue>, Intent> intent) {
    List<Map<String, AttributeValue>> items =
        table.from(Partitions.writes(target), IntentItem.PREFIX);
    TargetStateItem state =
        TargetStateItem.of(items.stream().filter(DynamoRecords::isState).findFirst());
    List<Map<String, AttributeValue>> intentItems =
        Stream.concat(items.stream().filter(item -> !isState(item)), retired.stream()).toList();
    return new TargetPast(
        target,
        form(),
        intentItems.stream().map(intent).sorted(Intents.NEWEST_FIRST).toList(),
        state.leave().map(leave -> leave.covering(IntentItem.rearmed(intentItems))),
        writes(target, state));
  }

  /// Returns when the guard wrote, as the breaker counts it.
  private List<Instant> writes(Target.Fixable target, TargetStateItem own) {
    return target.counted().equals(target)
        ? own.writes()
        : targetStates.of(target.counted()).writes();
  }

  private static boolean isState(Map<String, AttributeValue> item) {
    return Items.text(item, "sk").equals(TargetStateItem.SORT_KEY);
  }

  /// Returns the form of the table; an empty table has the form of this version. It is read again
  /// after five minutes, and before a write ([#takeLease]).
  private synchronized int form() {
    Instant now = clock.instant();
    Form read =
        form.filter(known -> now.isBefore(known.at().plus(FORM_KEPT)))
            .orElseGet(() -> new Form(readForm(), now));
    form = Optional.of(read);
    return read.number();
  }

  private int readForm() {
    return table
        .get(Items.key(Partitions.FORM, "form"))
        .map(item -> Math.toIntExact(Items.number(item, "form")))
        .orElse(FORM);
  }

  private synchronized void forgetForm() {
    form = Optional.empty();
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
  public void keep(Sighting sighting) {
    table.put(SightingItem.item(sighting));
  }

  @Override
  public Optional<String> lastMode(Target.Fixable target) {
    return table
        .get(Items.key(Partitions.seen(target), "mode"))
        .map(item -> Items.text(item, "tag"));
  }

  @Override
  public void keepMode(Target.Fixable target, Optional<String> tag) {
    tag.ifPresentOrElse(
        mode -> table.put(Items.at(Partitions.seen(target), "mode").text("tag", mode).item()),
        () -> table.delete(Items.key(Partitions.seen(target), "mode")));
  }

  @Override
  public BucketPast bucketPast(String bucket) {
    return snapshots.past(past(Target.bucket(bucket)));
  }

  @Override
  public BucketPast wholePast(String bucket) {
    return snapshots.wholePast(wholePast(Target.bucket(bucket)));
  }

  @Override
  public TargetPast wholePast(Target.Fixable target) {
    return past(target, intents.retired(target), intents::withJobs);
  }

  static String token() {
    return UUID.randomUUID().toString();
  }
}
