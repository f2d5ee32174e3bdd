package io.labelguard.core.check;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import java.util.List;
import java.util.Optional;

/// All that the checks look at: what was fetched or given, nothing more; what is empty was not
/// checked.
///
/// @param account the account that the guard stands in, or the file's
/// @param region likewise
/// @param jobs the live (or given) jobs that touch one of the buckets or use one of the teams
/// @param teams the work teams to judge, and those of the jobs
/// @param workforce empty: not known, so nothing that depends on it is judged
/// @param guardRole ARN of the guard's own role, where it runs
public record Situation(
    Optional<String> account,
    Optional<String> region,
    List<Bucket> buckets,
    List<LabelingJob> jobs,
    List<Workteam> teams,
    Optional<Workforce> workforce,
    Optional<String> guardRole,
    GroundTruthEndpoints endpoints) {
  public Situation {
    buckets = List.copyOf(buckets);
    jobs = List.copyOf(jobs);
    teams = List.copyOf(teams);
  }
}
