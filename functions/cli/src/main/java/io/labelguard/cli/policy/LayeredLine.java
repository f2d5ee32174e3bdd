package io.labelguard.cli.policy;

import io.labelguard.cli.input.PolicyFile;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.layer.GrantsDocument;
import io.labelguard.policy.layer.LayeredEvaluation;
import io.labelguard.policy.layer.LayeredEvaluator;
import io.labelguard.policy.layer.Layers;
import io.labelguard.policy.layer.LayersDocument;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.MalformedRequestException;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.ResourceType;
import java.util.Optional;

/// A line of `labelguard evaluate` that more than the resource's policy decides: it has `layers` or
/// `grants`, or it is about a KMS key.
///
/// @param text the line
/// @param layers its `layers`, where it has them
/// @param grants its `grants`, where it has them
record LayeredLine(String text, Optional<Json> layers, Optional<Json> grants, ResourceType type) {

  /// Whether more than the resource's policy decides the line.
  boolean isLayered() {
    return isAnsweredByLayers() || type == ResourceType.KEY;
  }

  /// Whether the answer speaks of layers.
  boolean isAnsweredByLayers() {
    return layers.isPresent() || grants.isPresent();
  }

  /// Decides the line.
  ///
  /// @param policy the resource's policy as JSON: an object, a string that holds it, or null where
  ///     there is none
  LayeredEvaluation evaluate(Json policy, Request request)
      throws MalformedPolicyException, MalformedRequestException {
    if (grants.isPresent() && type != ResourceType.KEY) {
      throw new MalformedRequestException("grants: only a KMS key has grants");
    }
    Layers read = Layers.NONE;
    if (layers.isPresent()) {
      read =
          LayersDocument.read(
              layers.get(), text, json -> PolicyReader.liveOfLayer(PolicyFile.unwrapped(json)));
    }
    if (grants.isPresent()) {
      read = read.withGrants(GrantsDocument.read(grants.get()));
    }
    return new LayeredEvaluator(resource(policy), read, type).evaluate(request);
  }

  /// A statement without a Principal matches nobody here: the policy is the resource's.
  private Optional<Policy> resource(Json policy) throws MalformedPolicyException {
    return policy instanceof Json.Null
        ? Optional.empty()
        : Optional.of(PolicyReader.live(PolicyFile.unwrapped(policy.span().of(text))));
  }
}
