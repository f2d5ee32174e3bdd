package io.labelguard.core.labeling.need;

import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds what a job's own function asks of S3, as its role and from its network, where it reads
/// the same as Ground Truth.
public final class FunctionRequests {

  private static final String SOURCE_FUNCTION =
      "https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html";

  private FunctionRequests() {}

  /// Returns the request by each way that it may go: through the S3 endpoint of the function's VPC;
  /// without a VPC through an endpoint of AWS or over the internet.
  ///
  /// @param need what Ground Truth asks
  /// @param arn of the function, without version and alias
  /// @param roleArn the function's role, where known
  /// @param vpcId the function's VPC; empty where it is in none
  /// @param endpointMayBeNamed whether the policy may name the S3 endpoint of that VPC
  public static List<Request> waysOf(
      Need need,
      String arn,
      Optional<String> roleArn,
      Optional<String> vpcId,
      boolean endpointMayBeNamed) {
    return vpcId
        .map(
            id ->
                List.of(NetworkFacts.ofFunctionIn(id, need.job().partition(), endpointMayBeNamed)))
        .orElseGet(
            () -> List.of(NetworkFacts.ofEndpointOfAws(), NetworkFacts.ofInternet(List.of())))
        .stream()
        .map(network -> request(need, arn, roleArn, network))
        .toList();
  }

  private static Request request(
      Need need, String arn, Optional<String> roleArn, List<Fact> network) {
    Request asked = need.request();
    List<Fact> facts =
        new ArrayList<>(
            SessionFacts.ofRole(
                roleArn, Optional.empty(), need.job().region(), asked.resourceAccount()));
    facts.add(new Fact("lambda:SourceFunctionArn", KeyState.of(arn), SOURCE_FUNCTION));
    facts.addAll(SessionFacts.ofSignedHeader());
    facts.addAll(network);
    return asked.by(RoleRequests.principal(roleArn)).with(Fact.context(facts));
  }
}
