package io.labelguard.core.guard.setup;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.core.labeling.need.Needs;
import io.labelguard.core.labeling.role.SimulatedRequest;
import io.labelguard.policy.request.RequestResource;
import java.util.Collection;
import java.util.List;

/// What IAM's simulator is asked about the execution role of a labeling job.
public final class SimulatedNeeds {

  private SimulatedNeeds() {}

  /// Returns the requests that a job's role must be able to make of the job's buckets.
  public static List<SimulatedRequest> of(
      LabelingJob job, Collection<Bucket> buckets, GroundTruthEndpoints endpoints) {
    return buckets.stream()
        .flatMap(
            bucket ->
                Needs.at(bucket.name(), bucket.region(), bucket.owner())
                    .groundTruth(job, endpoints)
                    .stream())
        .filter(Need::essential)
        .map(need -> new SimulatedRequest(need.request().action(), text(need.request().resource())))
        .distinct()
        .toList();
  }

  private static String text(RequestResource resource) {
    return switch (resource) {
      case RequestResource.Exact(String arn) -> arn;
      case RequestResource.Prefix(String beginning) -> beginning + "*";
    };
  }
}
