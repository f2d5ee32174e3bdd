package io.labelguard.tests.safety;

import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Repeats;
import io.labelguard.core.record.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The records as one life reaches them.
record MortalRecords(Records records, Life life) implements Records {

  @Override
  public boolean claimEvent(String eventId, Instant now, Duration claim) {
    life.call("claimEvent");
    return records.claimEvent(eventId, now, claim);
  }

  @Override
  public void finishEvent(String eventId, Instant now, Duration keep) {
    life.call("finishEvent");
    records.finishEvent(eventId, now, keep);
  }

  @Override
  public void abandonEvent(String eventId) {
    life.call("abandonEvent");
    records.abandonEvent(eventId);
  }

  @Override
  public boolean takeLease(String resource, String holder, Instant now, Duration length) {
    life.call("takeLease");
    return records.takeLease(resource, holder, now, length);
  }

  @Override
  public void releaseLease(String resource, String holder) {
    life.call("releaseLease");
    records.releaseLease(resource, holder);
  }

  @Override
  public boolean countWrite(String resource, int limit, Instant now, Duration window) {
    life.call("countWrite");
    return records.countWrite(resource, limit, now, window);
  }

  @Override
  public List<Instant> writes(String resource, Instant since) {
    life.call("writes");
    return records.writes(resource, since);
  }

  @Override
  public void forgetWrites(String resource) {
    life.call("forgetWrites");
    records.forgetWrites(resource);
  }

  @Override
  public void begin(Intent intent) {
    life.call("begin");
    records.begin(intent);
  }

  @Override
  public void complete(String intentId, FixOutcome.Result result, Instant at, String note) {
    life.call("complete");
    records.complete(intentId, result, at, note);
  }

  @Override
  public List<Intent> intents(String resource) {
    life.call("intents");
    return records.intents(resource);
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
  public void rearm(String resource, Rearmed rearmed) {
    life.call("rearm");
    records.rearm(resource, rearmed);
  }

  @Override
  public Optional<Rearmed> rearmed(String resource) {
    life.call("rearmed");
    return records.rearmed(resource);
  }

  @Override
  public Repeats repeats(String key, Instant now, Duration window) {
    life.call("repeats");
    return records.repeats(key, now, window);
  }

  @Override
  public void told(String key, Instant now, Duration keep) {
    life.call("told");
    records.told(key, now, keep);
  }

  @Override
  public void snapshot(Snapshot snapshot) {
    life.call("snapshot");
    records.snapshot(snapshot);
  }

  @Override
  public List<Snapshot> snapshots(String bucket) {
    life.call("snapshots");
    return records.snapshots(bucket);
  }
}
