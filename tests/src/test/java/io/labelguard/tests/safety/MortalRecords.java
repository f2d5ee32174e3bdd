package io.labelguard.tests.safety;

import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Sighting;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import io.labelguard.core.record.message.AlertMessage;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.record.message.TroubleChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The records as one life reaches them.
record MortalRecords(Records records, Life life) implements Records {

  @Override
  public Answer claimEvent(String eventId, String owner, Instant now, Duration claim) {
    life.call("claimEvent");
    return records.claimEvent(eventId, owner, now, claim);
  }

  @Override
  public void finishEvent(String eventId, Instant now, Duration keep) {
    life.call("finishEvent");
    records.finishEvent(eventId, now, keep);
  }

  @Override
  public void abandonEvent(String eventId, String owner) {
    life.call("abandonEvent");
    records.abandonEvent(eventId, owner);
  }

  @Override
  public boolean takeLease(Target.Fixable target, String holder, Instant now, Duration length) {
    life.call("takeLease");
    return records.takeLease(target, holder, now, length);
  }

  @Override
  public void releaseLease(Target.Fixable target, String holder) {
    life.call("releaseLease");
    records.releaseLease(target, holder);
  }

  @Override
  public boolean countWrite(Target.Fixable target, int limit, Instant now, Duration window) {
    life.call("countWrite");
    return records.countWrite(target, limit, now, window);
  }

  @Override
  public void forgetWrites(Target.Fixable target) {
    life.call("forgetWrites");
    records.forgetWrites(target);
  }

  @Override
  public void rearm(Target.Fixable target, Rearmed rearmed) {
    life.call("rearm");
    records.rearm(target, rearmed);
  }

  @Override
  public void begin(Intent intent, Intent.Texts texts) {
    life.call("begin");
    records.begin(intent, texts);
  }

  @Override
  public void complete(Intent intent, Completion completion) {
    life.call("complete");
    records.complete(intent, completion);
  }

  @Override
  public Intent.Texts texts(Intent intent) {
    life.call("texts");
    return records.texts(intent);
  }

  @Override
  public List<Intent> temporary() {
    life.call("temporary");
    return records.temporary();
  }

  @Override
  public void endTemporary(String intentId) {
    life.call("endTemporary");
    records.endTemporary(intentId);
  }

  @Override
  public void retire(Target.Fixable target, List<Intent> intents, Instant now) {
    life.call("retire");
    records.retire(target, intents, now);
  }

  @Override
  public TargetPast past(Target.Fixable target) {
    life.call("past");
    return records.past(target);
  }

  @Override
  public TargetPast wholePast(Target.Fixable target) {
    life.call("wholePast");
    return records.wholePast(target);
  }

  @Override
  public Repeats repeats(String key, Instant now, Duration window) {
    life.call("repeats");
    return records.repeats(key, now, window);
  }

  @Override
  public void recordPublished(String key, Instant now, Duration keep) {
    life.call("told");
    records.recordPublished(key, now, keep);
  }

  @Override
  public Optional<Instant> publishedAt(String key) {
    life.call("published at");
    return records.publishedAt(key);
  }

  @Override
  public AlertMessage beginMessage(
      String alertId, String content, Set<String> receivers, Instant now) {
    life.call("beginMessage");
    return records.beginMessage(alertId, content, receivers, now);
  }

  @Override
  public void receivedMessage(
      String alertId, int sequence, Set<String> receivers, TroubleChange change) {
    life.call("receivedMessage");
    records.receivedMessage(alertId, sequence, receivers, change);
  }

  @Override
  public void keep(Snapshot snapshot) {
    life.call("keep");
    records.keep(snapshot);
  }

  @Override
  public void keep(Sighting sighting) {
    life.call("keep");
    records.keep(sighting);
  }

  @Override
  public Optional<String> lastMode(Target.Fixable target) {
    life.call("lastMode");
    return records.lastMode(target);
  }

  @Override
  public void keepMode(Target.Fixable target, Optional<String> tag) {
    life.call("keepMode");
    records.keepMode(target, tag);
  }

  @Override
  public Optional<Trouble> trouble(String about) {
    life.call("trouble");
    return records.trouble(about);
  }

  @Override
  public List<Trouble> troubles() {
    life.call("troubles");
    return records.troubles();
  }

  @Override
  public boolean countRepeat(String about) {
    life.call("countRepeat");
    return records.countRepeat(about);
  }

  @Override
  public void seenAgain(Snapshot snapshot) {
    life.call("seenAgain");
    records.seenAgain(snapshot);
  }

  @Override
  public BucketPast bucketPast(String bucket) {
    life.call("bucketPast");
    return records.bucketPast(bucket);
  }

  @Override
  public BucketPast wholePast(String bucket) {
    life.call("wholePast");
    return records.wholePast(bucket);
  }
}
