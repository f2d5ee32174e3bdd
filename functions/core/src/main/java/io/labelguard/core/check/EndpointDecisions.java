package io.labelguard.core.check;

import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.layer.Layer;
import io.labelguard.policy.layer.LayeredEvaluation;
import io.labelguard.policy.layer.LayeredEvaluator;
import io.labelguard.policy.layer.Layers;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.ResourceType;
import java.util.List;
import java.util.Optional;

/// Decides requests by the policy of one VPC endpoint alone, as if every other policy allowed them.
final class EndpointDecisions {

  private static final Policy EVERYTHING = everything();

  private final Layer layer;
  private final LayeredEvaluator evaluator;

  EndpointDecisions(VpcEndpoint endpoint) {
    this.layer = endpoint.policy();
    this.evaluator =
        new LayeredEvaluator(
            Optional.of(EVERYTHING),
            new Layers(
                Layer.NOT_GIVEN,
                Layer.NOT_GIVEN,
                List.of(),
                List.of(),
                layer,
                Optional.of(List.of()),
                Optional.empty()),
            ResourceType.OTHER);
  }

  LayeredEvaluation of(Request request) {
    return evaluator.evaluate(request);
  }

  /// Returns the policy, where it has one that can be read.
  Optional<Policy> policy() {
    return switch (layer) {
      case Layer.NotGiven _, Layer.NotRead _ -> Optional.empty();
      case Layer.Policies(List<Policy> policies) -> policies.stream().findFirst();
    };
  }

  private static Policy everything() {
    try {
      return PolicyReader.live(
          """
          {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}
          """);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("a policy of our own can be read", e);
    }
  }
}
