package io.labelguard.core.labeling.past;

import io.labelguard.core.labeling.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of the life of a labeling job that has ended.
///
/// @param from when it was created
/// @param to when it ended
/// @param back how far back CloudTrail was asked: `from`, or later where it keeps no events that
///     old
/// @param log the newest lines of its log stream, oldest first; known and empty where it has none
public record JobPast(
    Instant from,
    Instant to,
    Instant back,
    Reading<Optional<List<LogLine>>> log,
    List<SubjectPast> subjects) {
  public JobPast {
    subjects = List.copyOf(subjects);
  }
}
