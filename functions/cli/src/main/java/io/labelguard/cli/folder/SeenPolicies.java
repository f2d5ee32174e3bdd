package io.labelguard.cli.folder;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Snapshot;
import io.labelguard.local.world.World;
import java.util.Optional;

/// The records of a guard that has only looked at buckets: what a world says it saw before.
public final class SeenPolicies {

  private SeenPolicies() {}

  /// Returns such records.
  public static InMemoryRecords records(World world) {
    InMemoryRecords records = new InMemoryRecords();
    world.seen().forEach(seen -> records.keep(snapshot(seen)));
    return records;
  }

  private static Snapshot snapshot(World.Seen seen) {
    return new Snapshot(
        seen.bucket(),
        Snapshot.Text.of(seen.policy()),
        Fingerprint.of(seen.policy()),
        seen.from(),
        Looks.at(seen.from()).with(seen.to()),
        Optional.empty(),
        Optional.empty());
  }
}
