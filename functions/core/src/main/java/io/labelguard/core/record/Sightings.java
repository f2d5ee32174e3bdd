package io.labelguard.core.record;

import io.labelguard.core.fix.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads off the snapshots of a bucket which policies stood for how long.
final class Sightings {

  private Sightings() {}

  /// Returns the policies that stood, newest first. Snapshots of one policy with no other between
  /// them are one: a put of the same policy is no change.
  ///
  /// @param snapshots of one bucket, newest first
  /// @param kept those that were kept apart from the snapshots, newest first
  static List<Sighting> of(List<Snapshot> snapshots, List<Sighting> kept) {
    List<Sighting> sightings = new ArrayList<>();
    Map<Fingerprint, Snapshot.Text> texts = new HashMap<>();
    kept.forEach(sighting -> texts.putIfAbsent(sighting.fingerprint(), sighting.text()));
    Optional<Instant> ended = Optional.empty();
    for (List<Snapshot> run : runs(snapshots)) {
      Sighting sighting = sighting(run, ended);
      sightings.add(
          sighting.text() instanceof Snapshot.Text.NotFetched
              ? sighting.with(texts.getOrDefault(sighting.fingerprint(), sighting.text()))
              : sighting);
      ended = run.getLast().eventId().map(_ -> sighting.since());
    }
    if (!sightings.isEmpty() && isAfterUnknown(snapshots)) {
      sightings.add(sightings.removeLast().apart());
    }
    List<Sighting> within = List.copyOf(sightings);
    return Stream.concat(
            within.stream(),
            kept.stream().filter(sighting -> within.stream().noneMatch(sighting::isSame)))
        .toList();
  }

  /// Whether something stood before the oldest snapshot that is not known: it was made by an event,
  /// or older snapshots were left out.
  private static boolean isAfterUnknown(List<Snapshot> snapshots) {
    return snapshots.size() >= Snapshots.MOST || snapshots.getLast().eventId().isPresent();
  }

  private static Sighting sighting(List<Snapshot> run, Optional<Instant> ended) {
    Snapshot oldest = run.getLast();
    Looks looks = run.reversed().stream().map(Snapshot::looks).reduce(Looks.NONE, Looks::with);
    Instant last = run.stream().map(Snapshot::lastSeen).max(Instant::compareTo).orElseThrow();
    return new Sighting(
        oldest.bucket(),
        run.getFirst().text(),
        oldest.fingerprint(),
        oldest.at(),
        looks,
        ended.orElse(last),
        false);
  }

  private static List<List<Snapshot>> runs(List<Snapshot> snapshots) {
    List<List<Snapshot>> runs = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      if (runs.isEmpty()
          || !runs.getLast().getLast().fingerprint().equals(snapshot.fingerprint())) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(snapshot);
    }
    return runs;
  }
}
