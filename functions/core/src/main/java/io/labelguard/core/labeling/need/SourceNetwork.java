package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.Workforce;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import java.util.List;
import java.util.Optional;

/// A network from which S3 is asked, as the condition keys of a request show it.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
///     global condition context keys</a>
public sealed interface SourceNetwork {

  /// A VPC, through an S3 endpoint there.
  ///
  /// @param id such as `vpc-0a1b2c3d4e5f60718`
  record Vpc(String id) implements SourceNetwork {}

  /// One endpoint for S3, in whatever VPC it is.
  ///
  /// @param id such as `vpce-0c1d2e3f4a5b60789`
  record Endpoint(String id) implements SourceNetwork {}

  /// The internet, from an address that is not known.
  record Internet() implements SourceNetwork {}

  /// An endpoint that no policy names, such as one of AWS or of another customer.
  record UnnamedEndpoint() implements SourceNetwork {}

  /// Ground Truth's endpoint of a Region.
  ///
  /// @param id such as `vpce-08408e335ebf95b40`
  record GroundTruth(String id) implements SourceNetwork {}

  /// Returns a request as it comes from this network, whatever network it came from.
  ///
  /// @param partition of the VPC, such as `aws`
  default Request of(Request request, String partition) {
    RequestContext context = request.context();
    for (Fact fact : facts(partition)) {
      context = context.with(fact.key(), fact.state());
    }
    return request.with(context);
  }

  private List<Fact> facts(String partition) {
    return switch (this) {
      case Vpc(String id) ->
          NetworkFacts.ofVpc(new Workforce.Vpc(id, Optional.empty()), partition, List.of());
      case Endpoint(String id) -> NetworkFacts.ofEndpoint(id);
      case Internet _ -> NetworkFacts.ofInternet(List.of());
      case UnnamedEndpoint _ -> NetworkFacts.ofEndpointOfAws();
      case GroundTruth(String id) -> NetworkFacts.ofGroundTruth(Optional.of(id));
    };
  }
}
