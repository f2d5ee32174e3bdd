package io.labelguard.core.guard.past;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.labeling.past.TrailEvent;
import io.labelguard.core.labeling.past.TrailEvent.BecamePolicy;
import io.labelguard.core.record.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The changes of one bucket's policy that the guard remembers.
///
/// @param snapshots oldest first
public record SeenChanges(List<Snapshot> snapshots) {

  /// CloudTrail gives whole seconds, and clocks differ.
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  public SeenChanges {
    snapshots = List.copyOf(snapshots);
  }

  /// Returns since when the policy is remembered; empty where it is not.
  public Optional<Instant> since() {
    return snapshots.stream().findFirst().map(Snapshot::at);
  }

  /// Returns the changes that CloudTrail's events do not show, oldest first. The first snapshot is
  /// a change only where an event says so.
  public List<TrailEvent> beside(List<TrailEvent> events) {
    List<TrailEvent> changes = new ArrayList<>();
    for (int i = 0; i < snapshots.size(); i++) {
      Snapshot snapshot = snapshots.get(i);
      if ((i > 0 || snapshot.eventId().isPresent()) && !isShown(snapshot, events)) {
        changes.add(change(snapshot));
      }
    }
    return changes;
  }

  /// Whether the last event about the policy before a snapshot, or one in the same moment, wrote
  /// it.
  private static boolean isShown(Snapshot snapshot, List<TrailEvent> events) {
    return events.stream().anyMatch(event -> isSame(snapshot, event))
        || events.stream()
            .filter(event -> !event.time().isAfter(snapshot.at().plus(TOGETHER)))
            .filter(event -> !(event.policy() instanceof BecamePolicy.NotConcerned))
            .max(Comparator.comparing(TrailEvent::time))
            .flatMap(SeenChanges::fingerprint)
            .filter(snapshot.fingerprint()::equals)
            .isPresent();
  }

  private static boolean isSame(Snapshot snapshot, TrailEvent event) {
    return snapshot.eventId().isPresent() && snapshot.eventId().equals(event.id());
  }

  private static Optional<Fingerprint> fingerprint(TrailEvent event) {
    return switch (event.policy()) {
      case BecamePolicy.Text(String text) -> Optional.of(Fingerprint.of(Optional.of(text)));
      case BecamePolicy.None _ -> Optional.of(Fingerprint.of(Optional.empty()));
      case BecamePolicy.NotKnown _, BecamePolicy.NotConcerned _ -> Optional.empty();
    };
  }

  private static TrailEvent change(Snapshot snapshot) {
    BecamePolicy became =
        switch (snapshot.text()) {
          case Snapshot.Text.Policy(String text) -> new BecamePolicy.Text(text);
          case Snapshot.Text.NoPolicy _ -> new BecamePolicy.None();
          case Snapshot.Text.NotFetched _ -> new BecamePolicy.NotKnown();
        };
    return new TrailEvent(
        snapshot.eventId(),
        snapshot.at(),
        became instanceof BecamePolicy.None ? "DeleteBucketPolicy" : "PutBucketPolicy",
        snapshot.actor(),
        became);
  }
}
