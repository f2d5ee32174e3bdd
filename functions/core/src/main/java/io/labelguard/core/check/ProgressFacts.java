package io.labelguard.core.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the progress of labeling jobs is judged by, beside the jobs themselves.
///
/// @param now the time to which the jobs' times are compared
/// @param stalled how long a job's counters may stay the same
/// @param before what was known of the counters before, by the job's name in any spelling; a job
///     that is looked at for the first time is not there
public record ProgressFacts(Instant now, Duration stalled, Map<String, CountersBefore> before) {

  /// How long a job's counters may stay the same unless the owner says otherwise.
  public static final Duration STALLED = Duration.ofHours(24);

  /// Keeps names as SageMaker compares them: without regard to case.
  public ProgressFacts {
    before =
        before.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(each -> key(each.getKey()), Map.Entry::getValue));
  }

  /// Returns the facts of a first look.
  public static ProgressFacts firstLook(Instant now) {
    return new ProgressFacts(now, STALLED, Map.of());
  }

  /// Returns what was known of a job's counters before.
  Optional<CountersBefore> before(String job) {
    return Optional.ofNullable(before.get(key(job)));
  }

  private static String key(String job) {
    return job.toLowerCase(Locale.ROOT);
  }
}
