package io.labelguard.core.record;

import io.labelguard.core.guard.write.BucketWrites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Something that is known of a bucket's policy at a time: how it stood, or what Labelguard wrote.
public sealed interface HistoryEntry {

  Instant at();

  /// The policy as it was seen.
  ///
  /// @param diff from the snapshot before it; empty for the first
  record Seen(Snapshot snapshot, Optional<String> diff) implements HistoryEntry {
    @Override
    public Instant at() {
      return snapshot.at();
    }
  }

  /// A write of Labelguard's.
  ///
  /// @param diff what it changed, or was to change
  record Wrote(Intent intent, String diff) implements HistoryEntry {
    @Override
    public Instant at() {
      return intent.begun();
    }
  }

  /// Puts both in one list, newest first.
  ///
  /// @param snapshots newest first
  static List<HistoryEntry> of(List<Snapshot> snapshots, List<Intent> intents) {
    List<HistoryEntry> entries = new ArrayList<>();
    for (int i = 0; i < snapshots.size(); i++) {
      Snapshot snapshot = snapshots.get(i);
      entries.add(
          new Seen(
              snapshot,
              i + 1 == snapshots.size()
                  ? Optional.empty()
                  : Optional.of(
                      BucketWrites.diff(
                          snapshots.get(i + 1).policy().orElse(""),
                          snapshot.policy().orElse("")))));
    }
    intents.forEach(
        intent ->
            entries.add(new Wrote(intent, BucketWrites.diff(intent.before(), intent.after()))));
    return entries.stream().sorted(Comparator.comparing(HistoryEntry::at).reversed()).toList();
  }
}
