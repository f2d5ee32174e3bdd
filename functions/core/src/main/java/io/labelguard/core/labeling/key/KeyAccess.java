package io.labelguard.core.labeling.key;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.layer.Grant;
import io.labelguard.policy.layer.Layer;
import io.labelguard.policy.layer.LayeredEvaluation;
import io.labelguard.policy.layer.LayeredEvaluator;
import io.labelguard.policy.layer.Layers;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import io.labelguard.policy.request.ResourceType;
import java.util.List;
import java.util.Optional;

/// Decides what a role may do with a key, by the key's policy, its grants and the policies that the
/// role carries.
///
/// SCPs and RCPs are left out: they bind a role in the same way whatever a key's policy says.
///
/// @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/control-access.html">KMS key
///     access and permissions</a>
final class KeyAccess {

  /// The answer for one action.
  sealed interface Answer {
    record Allowed() implements Answer {}

    /// The role is denied.
    ///
    /// @param statements of the key's policy that deny
    record Denied(KeyFault.Cause cause, List<Integer> statements) implements Answer {}

    record RoleNotRead() implements Answer {}

    record DependsOn(List<String> unknownKeys) implements Answer {}
  }

  private final Optional<LayeredEvaluator> withRole;
  private final LayeredEvaluator withAnyRole;
  private final LayeredEvaluator byTheKey;

  /// @param grants empty where they were not read
  KeyAccess(Policy policy, Optional<List<Grant>> grants, Reading<RolePolicies> role) {
    this.withRole = role.known().map(known -> evaluator(policy, layers(known, grants)));
    this.withAnyRole = evaluator(policy, layers(Layer.NOT_READ, Layer.NOT_READ, grants));
    this.byTheKey = evaluator(policy, layers(Layer.NOT_GIVEN, Layer.NOT_GIVEN, grants));
  }

  /// Decides one action.
  ///
  /// @param request of the role, about the key
  Answer of(Request request) {
    if (withRole.isPresent()) {
      LayeredEvaluation decided = withRole.get().evaluate(request);
      return switch (decided.evaluation().decision()) {
        case ALLOWED -> new Answer.Allowed();
        case EXPLICITLY_DENIED -> explicitly(decided);
        case IMPLICITLY_DENIED ->
            withAnyRole.evaluate(request).evaluation().decision().denied()
                ? new Answer.Denied(KeyFault.Cause.KEY_ALLOWS_NOT, List.of())
                : new Answer.Denied(KeyFault.Cause.ROLE_ALLOWS_NOT, List.of());
        case UNDETERMINED -> new Answer.DependsOn(decided.evaluation().unknownKeys());
      };
    }
    return whateverTheRoleCarries(request);
  }

  private Answer whateverTheRoleCarries(Request request) {
    LayeredEvaluation decided = withAnyRole.evaluate(request);
    if (decided.evaluation().decision() == Decision.EXPLICITLY_DENIED) {
      return explicitly(decided);
    }
    if (decided.evaluation().decision() == Decision.IMPLICITLY_DENIED) {
      return new Answer.Denied(KeyFault.Cause.KEY_ALLOWS_NOT, List.of());
    }
    if (byTheKey.evaluate(request.with(IdentityPolicies.SILENT)).evaluation().decision()
        == Decision.ALLOWED) {
      return new Answer.Allowed();
    }
    LayeredEvaluation atBest = byTheKey.evaluate(request.with(IdentityPolicies.ALLOW));
    return atBest.evaluation().decision() == Decision.ALLOWED
        ? new Answer.RoleNotRead()
        : new Answer.DependsOn(atBest.evaluation().unknownKeys());
  }

  private static Answer explicitly(LayeredEvaluation decided) {
    List<Integer> statements = decided.evaluation().denyStatements();
    return new Answer.Denied(
        statements.isEmpty() ? KeyFault.Cause.ROLE_DENIES : KeyFault.Cause.KEY_DENIES, statements);
  }

  private static LayeredEvaluator evaluator(Policy policy, Layers layers) {
    return new LayeredEvaluator(Optional.of(policy), layers, ResourceType.KEY);
  }

  private static Layers layers(RolePolicies role, Optional<List<Grant>> grants) {
    return layers(
        new Layer.Policies(role.policies()),
        role.boundary().map(Layer::of).orElse(Layer.NOT_GIVEN),
        grants);
  }

  private static Layers layers(Layer identity, Layer boundary, Optional<List<Grant>> grants) {
    return new Layers(
        identity, boundary, List.of(), List.of(), Layer.NOT_GIVEN, grants, Optional.empty());
  }
}
