package io.labelguard.core.labeling.past;

import io.labelguard.core.labeling.Reading;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known of the changes of one subject within some time.
///
/// @param elsewhere why CloudTrail does not show its changes to the job's account and Region; empty
///     where it does
/// @param events those that CloudTrail keeps
/// @param seen the changes of a bucket's policy that the guard remembers and CloudTrail does not
///     show
/// @param seenSince since when the guard remembers the policy; known and empty where it does not
public record SubjectPast(
    TrailSubject subject,
    Optional<String> elsewhere,
    Reading<TrailPage> events,
    List<TrailEvent> seen,
    Reading<Optional<Instant>> seenSince) {
  public SubjectPast {
    seen = List.copyOf(seen);
  }

  /// Returns all changes, oldest first.
  public List<TrailEvent> changes() {
    return Stream.concat(
            seen.stream(),
            events.known().stream().flatMap(page -> page.changes().reversed().stream()))
        .sorted(Comparator.comparing(TrailEvent::time))
        .toList();
  }
}
