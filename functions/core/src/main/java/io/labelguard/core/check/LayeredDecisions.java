package io.labelguard.core.check;

import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.layer.Layer;
import io.labelguard.policy.layer.LayeredEvaluator;
import io.labelguard.policy.layer.Layers;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides requests of one execution role by a bucket's policy and the policies that the role
/// carries, and remembers the answers.
///
/// SCPs, RCPs and endpoint policies are left out: they bind a role in the same way whatever a
/// bucket's policy says.
final class LayeredDecisions {

  private final LayeredEvaluator evaluator;
  private final Map<Request, Decision> decided = new HashMap<>();

  /// @param bucket the bucket's policy; empty where it has none
  LayeredDecisions(Optional<Policy> bucket, RolePolicies role) {
    this.evaluator = new LayeredEvaluator(bucket, layers(role), ResourceType.OTHER);
  }

  Decision of(Request request) {
    return decided.computeIfAbsent(
        request, asked -> evaluator.evaluate(asked).evaluation().decision());
  }

  private static Layers layers(RolePolicies role) {
    return new Layers(
        new Layer.Policies(role.policies()),
        role.boundary().map(Layer::of).orElse(Layer.NOT_GIVEN),
        List.of(),
        List.of(),
        Layer.NOT_GIVEN,
        Optional.of(List.of()),
        Optional.empty());
  }
}
