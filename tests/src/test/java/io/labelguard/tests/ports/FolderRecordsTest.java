package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.cli.folder.LocalFolder;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.RecordContents;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.RecordsContract;
import io.labelguard.core.record.Sighting;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import io.labelguard.core.record.message.AlertMessage;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.record.message.TroubleChange;
import io.labelguard.local.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the contract of the records on a folder that is closed after every call and opened again
/// for the next, so that nothing can be remembered but by its files.
class FolderRecordsTest extends RecordsContract {

  @TempDir Path folder;

  @Override
  protected Records empty() {
    return new Reopened(folder);
  }

  @Test
  void theSameRecordsAreTheSameText() throws IOException {
    Records records = empty();
    records.countWrite(Target.bucket("b"), 3, Instant.EPOCH, Duration.ofDays(1));
    records.rearm(Target.bucket("b"), new Rearmed(Instant.EPOCH, "me", new TreeSet<>()));
    String text = Files.readString(folder.resolve("records.json"));
    try (LocalFolder opened = open(folder)) {
      opened.save(opened.world(), new InMemoryRecords(opened.records()).contents());
    }
    assertThat(Files.readString(folder.resolve("records.json"))).isEqualTo(text);
  }

  private static LocalFolder open(Path folder) {
    return LocalFolder.open(folder, () -> World.empty("111122223333", "us-east-1"), _ -> {});
  }

  /// Opens the folder anew for each call.
  private record Reopened(Path folder) implements Records {

    private <T> T with(Function<Records, T> call) {
      try (LocalFolder opened = open(folder)) {
        InMemoryRecords records = new InMemoryRecords(opened.records());
        T answer = call.apply(records);
        RecordContents contents = records.contents();
        opened.save(opened.world(), contents);
        return answer;
      }
    }

    private void run(java.util.function.Consumer<Records> call) {
      with(
          records -> {
            call.accept(records);
            return true;
          });
    }

    @Override
    public Answer claimEvent(String eventId, String owner, Instant now, Duration claim) {
      return with(records -> records.claimEvent(eventId, owner, now, claim));
    }

    @Override
    public void finishEvent(String eventId, Instant now, Duration keep) {
      run(records -> records.finishEvent(eventId, now, keep));
    }

    @Override
    public void abandonEvent(String eventId, String owner) {
      run(records -> records.abandonEvent(eventId, owner));
    }

    @Override
    public boolean takeLease(Target.Fixable target, String holder, Instant now, Duration length) {
      return with(records -> records.takeLease(target, holder, now, length));
    }

    @Override
    public void releaseLease(Target.Fixable target, String holder) {
      run(records -> records.releaseLease(target, holder));
    }

    @Override
    public boolean countWrite(Target.Fixable target, int limit, Instant now, Duration window) {
      return with(records -> records.countWrite(target, limit, now, window));
    }

    @Override
    public void forgetWrites(Target.Fixable target) {
      run(records -> records.forgetWrites(target));
    }

    @Override
    public void rearm(Target.Fixable target, Rearmed rearmed) {
      run(records -> records.rearm(target, rearmed));
    }

    @Override
    public void begin(Intent intent, Intent.Texts texts) {
      run(records -> records.begin(intent, texts));
    }

    @Override
    public void complete(Intent intent, Completion completion) {
      run(records -> records.complete(intent, completion));
    }

    @Override
    public Intent.Texts texts(Intent intent) {
      return with(records -> records.texts(intent));
    }

    @Override
    public List<Intent> temporary() {
      return with(Records::temporary);
    }

    @Override
    public void endTemporary(String intentId) {
      run(records -> records.endTemporary(intentId));
    }

    @Override
    public void retire(Target.Fixable target, List<Intent> intents, Instant now) {
      run(records -> records.retire(target, intents, now));
    }

    @Override
    public TargetPast past(Target.Fixable target) {
      return with(records -> records.past(target));
    }

    @Override
    public TargetPast wholePast(Target.Fixable target) {
      return with(records -> records.wholePast(target));
    }

    @Override
    public Repeats repeats(String key, Instant now, Duration window) {
      return with(records -> records.repeats(key, now, window));
    }

    @Override
    public void recordPublished(String key, Instant now, Duration keep) {
      run(records -> records.recordPublished(key, now, keep));
    }

    @Override
    public Optional<Instant> publishedAt(String key) {
      return with(records -> records.publishedAt(key));
    }

    @Override
    public AlertMessage beginMessage(
        String alertId, String content, Set<String> receivers, Instant now) {
      return with(records -> records.beginMessage(alertId, content, receivers, now));
    }

    @Override
    public void receivedMessage(
        String alertId, int sequence, Set<String> receivers, TroubleChange change) {
      run(records -> records.receivedMessage(alertId, sequence, receivers, change));
    }

    @Override
    public Optional<Trouble> trouble(String about) {
      return with(records -> records.trouble(about));
    }

    @Override
    public List<Trouble> troubles() {
      return with(Records::troubles);
    }

    @Override
    public boolean countRepeat(String about) {
      return with(records -> records.countRepeat(about));
    }

    @Override
    public void keep(Snapshot snapshot) {
      run(records -> records.keep(snapshot));
    }

    @Override
    public void keep(Sighting sighting) {
      run(records -> records.keep(sighting));
    }

    @Override
    public Optional<String> lastMode(Target.Fixable target) {
      return with(records -> records.lastMode(target));
    }

    @Override
    public void keepMode(Target.Fixable target, Optional<String> tag) {
      run(records -> records.keepMode(target, tag));
    }

    @Override
    public void seenAgain(Snapshot snapshot) {
      run(records -> records.seenAgain(snapshot));
    }

    @Override
    public BucketPast bucketPast(String bucket) {
      return with(records -> records.bucketPast(bucket));
    }

    @Override
    public BucketPast wholePast(String bucket) {
      return with(records -> records.wholePast(bucket));
    }
  }
}
