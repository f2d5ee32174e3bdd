package io.labelguard.core.check;

import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.policy.layer.Layer;
import io.labelguard.policy.layer.LayerKind;
import io.labelguard.policy.layer.LayerStatement;
import io.labelguard.policy.layer.LayeredEvaluation;
import io.labelguard.policy.layer.LayeredEvaluator;
import io.labelguard.policy.layer.Layers;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.ResourceType;
import java.util.List;
import java.util.Optional;

/// The layers of policies that bind a role. One that was not read is left out.
record RoleLayers(RolePolicies role, ControlPolicies controls) {

  /// Returns the layers with a Deny that holds.
  static List<LayerKind> denying(LayeredEvaluation evaluation) {
    return evaluation.statements().stream()
        .filter(statement -> statement.effect() == Effect.DENY)
        .map(LayerStatement::layer)
        .distinct()
        .toList();
  }

  static LayeredEvaluation evaluate(
      Request request, Optional<Policy> resourcePolicy, Layers layers) {
    return new LayeredEvaluator(resourcePolicy, layers, ResourceType.OTHER).evaluate(request);
  }

  /// Returns what the role itself carries, without its boundary.
  Layers identity() {
    return new Layers(
        new Layer.Policies(role.policies()),
        Layer.NOT_GIVEN,
        List.of(),
        List.of(),
        Layer.NOT_GIVEN,
        Optional.of(List.of()),
        Optional.empty());
  }

  /// Returns what binds a request about something of the role's account.
  Layers all() {
    return layers(controls.resource().known().orElse(List.of()));
  }

  /// Returns what binds a request about something of another account: RCPs bind no other account
  /// than their own.
  Layers ofOthers() {
    return layers(List.of());
  }

  private Layers layers(List<Layer> rcps) {
    return new Layers(
        new Layer.Policies(role.policies()),
        role.boundary().map(Layer::of).orElse(Layer.NOT_GIVEN),
        controls.service().known().orElse(List.of()),
        rcps,
        Layer.NOT_GIVEN,
        Optional.of(List.of()),
        Optional.empty());
  }
}
