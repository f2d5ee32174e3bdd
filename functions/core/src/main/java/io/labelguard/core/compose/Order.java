package io.labelguard.core.compose;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.SetUp;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import java.util.List;
import java.util.Optional;

/// What a policy is asked for.
///
/// @param buckets names of the job's buckets that get a policy, at least one
/// @param team the job's team; empty where it is not known
/// @param workforce the account's workforce; empty where it is not known from where workers come
public record Order(
    LabelingJob job,
    List<String> buckets,
    Restriction restriction,
    Optional<Workteam> team,
    Optional<Workforce> workforce,
    GroundTruthEndpoints endpoints) {

  /// @throws IllegalArgumentException where no bucket is named
  public Order {
    buckets = List.copyOf(buckets);
    if (buckets.isEmpty()) {
      throw new IllegalArgumentException("a policy must be of a bucket");
    }
  }

  /// Returns the workforce that the job's workers belong to, where it is known from where they
  /// come.
  Optional<Workforce> workersFrom() {
    return situation(List.of()).hasPrivateTeam(job) ? workforce : Optional.of(Workforce.ANYWHERE);
  }

  /// Returns what the checks look at.
  Situation situation(List<Bucket> at) {
    return new Situation(
            job.account(),
            job.region(),
            at,
            List.of(job),
            team.stream().toList(),
            workforce,
            Optional.empty(),
            endpoints)
        .withEndedJobs()
        .withSetUp(SetUp.NOT_GIVEN);
  }
}
