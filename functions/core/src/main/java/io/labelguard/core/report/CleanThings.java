package io.labelguard.core.report;

import io.labelguard.core.check.AccessVerdict;
import java.util.List;

/// What was judged and found fine.
///
/// @param access the access of jobs that is not denied, of jobs about which nothing was found
/// @param jobs the names of these jobs, sorted
/// @param buckets the names of the buckets about which nothing was found, sorted
/// @param teams the names of the work teams likewise
public record CleanThings(
    List<AccessVerdict> access, List<String> jobs, List<String> buckets, List<String> teams) {

  /// Nothing that was judged.
  public static final CleanThings NONE =
      new CleanThings(List.of(), List.of(), List.of(), List.of());

  public CleanThings {
    access = List.copyOf(access);
    jobs = List.copyOf(jobs);
    buckets = List.copyOf(buckets);
    teams = List.copyOf(teams);
  }
}
