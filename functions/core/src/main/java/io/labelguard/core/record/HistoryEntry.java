package io.labelguard.core.record;

import io.labelguard.core.fix.PolicyDiff;
import io.labelguard.core.fix.cors.CorsText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One entry of a bucket's history: a policy as it was seen, or a write of Labelguard to the policy
/// or the CORS rules.
public sealed interface HistoryEntry {

  /// Returns when the policy was written or seen first, or when the write began.
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

  /// A write of Labelguard.
  ///
  /// @param diff what it changed, or was to change
  record Wrote(Intent intent, String diff) implements HistoryEntry {
    @Override
    public Instant at() {
      return intent.begun();
    }
  }

  /// Returns the entry of a write of a policy.
  static Wrote ofPolicy(Intent intent, Intent.Texts written) {
    return new Wrote(intent, PolicyDiff.betweenTexts(written.before(), written.after()));
  }

  /// Returns the snapshots and writes of a past in one list, newest first.
  ///
  /// @param cors the writes of the bucket's CORS rules
  /// @param texts returns the texts of an intent
  static List<HistoryEntry> of(
      BucketPast past, TargetPast cors, Function<Intent, Intent.Texts> texts) {
    List<HistoryEntry> entries = new ArrayList<>();
    List<Snapshot> snapshots = past.snapshots();
    for (int i = 0; i < snapshots.size(); i++) {
      Snapshot snapshot = snapshots.get(i);
      entries.add(
          new Seen(
              snapshot,
              i + 1 == snapshots.size()
                  ? Optional.empty()
                  : Optional.of(
                      PolicyDiff.betweenTexts(
                          snapshots.get(i + 1).policy().orElse(""),
                          snapshot.policy().orElse("")))));
    }
    for (Intent intent : past.own().intents()) {
      entries.add(ofPolicy(intent, texts.apply(intent)));
    }
    for (Intent intent : cors.intents()) {
      Intent.Texts written = texts.apply(intent);
      entries.add(new Wrote(intent, CorsText.diff(written.before(), written.after())));
    }
    return entries.stream().sorted(Comparator.comparing(HistoryEntry::at).reversed()).toList();
  }
}
