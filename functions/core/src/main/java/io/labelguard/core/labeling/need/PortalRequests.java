package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.request.S3ActionNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the workers' portal in a VPC may ask of the two buckets of AWS in which it keeps tasks and
/// what workers saved. AWS names the buckets, and neither the actions nor the caller.
///
/// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/samurai-vpc-worker-portal.html">Use
///     Amazon VPC mode from a private worker portal</a>
public final class PortalRequests {

  private PortalRequests() {}

  /// Returns the names of the buckets in a Region.
  public static List<String> buckets(String region) {
    return List.of("sagemaker-labeling-data-" + region, "sm-bxcb-" + region + "-saved-task-states");
  }

  /// Returns a request for each action of S3 on one of the buckets or its objects, through an
  /// endpoint.
  public static List<Request> at(String bucket, String partition, VpcEndpoint endpoint) {
    String arn = "arn:" + partition + ":s3:::" + bucket;
    RequestResource objects = new RequestResource.Prefix(arn + "/");
    RequestResource itself = new RequestResource.Exact(arn);
    return Stream.concat(
            S3ActionNames.onObjects().stream()
                .map(action -> request(action, objects, partition, endpoint)),
            S3ActionNames.onBuckets().stream()
                .map(action -> request(action, itself, partition, endpoint)))
        .toList();
  }

  private static Request request(
      String action, RequestResource resource, String partition, VpcEndpoint endpoint) {
    return new Request(
        Principal.anyRole(),
        action,
        resource,
        Optional.empty(),
        Fact.context(NetworkFacts.ofEndpoint(endpoint, partition, List.of())),
        Request.IdentityPolicies.ALLOW);
  }
}
