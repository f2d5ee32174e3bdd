package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.cli.folder.LocalFolder;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.RecordContents;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.RecordsContract;
import io.labelguard.core.record.Repeats;
import io.labelguard.core.record.Snapshot;
import io.labelguard.local.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    records.countWrite("bucket/b", 3, Instant.EPOCH, Duration.ofDays(1));
    records.rearm("bucket/b", new Rearmed(Instant.EPOCH, "me"));
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
    public boolean claimEvent(String eventId, Instant now, Duration claim) {
      return with(records -> records.claimEvent(eventId, now, claim));
    }

    @Override
    public void finishEvent(String eventId, Instant now, Duration keep) {
      run(records -> records.finishEvent(eventId, now, keep));
    }

    @Override
    public void abandonEvent(String eventId) {
      run(records -> records.abandonEvent(eventId));
    }

    @Override
    public boolean takeLease(String resource, String holder, Instant now, Duration length) {
      return with(records -> records.takeLease(resource, holder, now, length));
    }

    @Override
    public void releaseLease(String resource, String holder) {
      run(records -> records.releaseLease(resource, holder));
    }

    @Override
    public boolean countWrite(String resource, int limit, Instant now, Duration window) {
      return with(records -> records.countWrite(resource, limit, now, window));
    }

    @Override
    public List<Instant> writes(String resource, Instant since) {
      return with(records -> records.writes(resource, since));
    }

    @Override
    public void forgetWrites(String resource) {
      run(records -> records.forgetWrites(resource));
    }

    @Override
    public void begin(Intent intent) {
      run(records -> records.begin(intent));
    }

    @Override
    public void complete(String intentId, FixOutcome.Result result, Instant at, String note) {
      run(records -> records.complete(intentId, result, at, note));
    }

    @Override
    public List<Intent> intents(String resource) {
      return with(records -> records.intents(resource));
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
    public void rearm(String resource, Rearmed rearmed) {
      run(records -> records.rearm(resource, rearmed));
    }

    @Override
    public Optional<Rearmed> rearmed(String resource) {
      return with(records -> records.rearmed(resource));
    }

    @Override
    public Repeats repeats(String key, Instant now, Duration window) {
      return with(records -> records.repeats(key, now, window));
    }

    @Override
    public void told(String key, Instant now, Duration keep) {
      run(records -> records.told(key, now, keep));
    }

    @Override
    public void snapshot(Snapshot snapshot) {
      run(records -> records.snapshot(snapshot));
    }

    @Override
    public List<Snapshot> snapshots(String bucket) {
      return with(records -> records.snapshots(bucket));
    }
  }
}
