package io.labelguard.core.labeling.past;

import io.labelguard.core.labeling.Reading;
import java.util.List;
import java.util.Optional;

/// What is known of the life of a labeling job that has ended badly.
///
/// @param log the newest lines of its log stream, oldest first; known and empty where it has none
public record JobPast(
    JobLife life, Reading<Optional<List<LogLine>>> log, List<SubjectPast> subjects) {
  public JobPast {
    subjects = List.copyOf(subjects);
  }
}
