package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.core.labeling.need.Needs;
import io.labelguard.core.labeling.need.RoleRequests;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.layer.Layer;
import io.labelguard.policy.layer.LayerKind;
import io.labelguard.policy.layer.LayerStatement;
import io.labelguard.policy.layer.LayeredEvaluation;
import io.labelguard.policy.layer.LayeredEvaluator;
import io.labelguard.policy.layer.Layers;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.request.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What an execution role may do of what one job needs, by all policies that bind it.
///
/// A layer that was not read is left out: that the role is denied holds whatever it says, and what
/// is not denied then is said not to have been judged. A Deny of a bucket's own policy is left to
/// LG101, and an Allow that a bucket of another account lacks to LG104.
///
/// For one job on one thread.
final class RoleAccess {

  private final LabelingJob job;
  private final String account;
  private final RolePolicies role;
  private final ControlPolicies controls;
  private final List<Denied> denied = new ArrayList<>();
  private final SortedSet<String> undecided = new TreeSet<>();
  private final SortedSet<String> unknownKeys = new TreeSet<>();

  /// A request that is denied.
  ///
  /// @param by the layers with a Deny that holds; empty where something does not allow it
  /// @param allowedByItself whether the role's own policies allow it, so that a layer above does
  ///     not
  record Denied(Request request, List<LayerKind> by, boolean allowedByItself) {}

  private RoleAccess(LabelingJob job, String account, RolePolicies role, ControlPolicies controls) {
    this.job = job;
    this.account = account;
    this.role = role;
    this.controls = controls;
  }

  /// Judges what a job needs of its buckets, and what else its role must be able to do.
  ///
  /// @param account that the role belongs to
  static RoleAccess of(
      LabelingJob job,
      String account,
      RolePolicies role,
      ControlPolicies controls,
      Situation situation) {
    RoleAccess access = new RoleAccess(job, account, role, controls);
    for (Bucket bucket : situation.buckets()) {
      if (isThere(bucket)) {
        access.judge(bucket, situation);
      }
    }
    new RoleRequests(job, role.roleArn(), account)
        .others()
        .forEach(request -> access.judge(request, Optional.empty()));
    return access;
  }

  /// Returns what is denied, in the order of the needs.
  List<Denied> denied() {
    return List.copyOf(denied);
  }

  /// Returns the actions that depend on something unknown, sorted.
  List<String> undecided() {
    return List.copyOf(undecided);
  }

  /// Returns the condition keys on which these depend, sorted.
  List<String> unknownKeys() {
    return List.copyOf(unknownKeys);
  }

  private static boolean isThere(Bucket bucket) {
    return switch (bucket.policy()) {
      case BucketPolicyState.NoSuchBucket _, BucketPolicyState.NotChecked _ -> false;
      case BucketPolicyState.NoPolicy _,
          BucketPolicyState.Readable _,
          BucketPolicyState.Unreadable _,
          BucketPolicyState.NotRead _,
          BucketPolicyState.LockedOut _,
          BucketPolicyState.OtherAccount _ ->
          true;
    };
  }

  private void judge(Bucket bucket, Situation situation) {
    Optional<Policy> policy = bucket.policy().toJudgeBy();
    boolean isSeen = policy.isPresent() || bucket.policy() instanceof BucketPolicyState.NoPolicy;
    boolean ofOthers =
        bucket.policy() instanceof BucketPolicyState.OtherAccount
            || bucket.owner().filter(owner -> !owner.equals(account)).isPresent();
    for (Need need :
        Needs.at(bucket.name(), bucket.region(), bucket.owner())
            .groundTruth(job, situation.endpoints())) {
      if (need.essential()) {
        Request request = situation.facts().in(need, policy).request();
        if (ofOthers) {
          judge(ofTheRole(request), Optional.empty(), layers(List.of()));
        } else if (isSeen) {
          judge(request, policy);
        }
      }
    }
  }

  /// What a bucket of another account needs of the role itself is what one of its own account
  /// without a policy would.
  private Request ofTheRole(Request request) {
    return new Request(
        request.principal(),
        request.action(),
        request.resource(),
        Optional.of(account),
        request.context(),
        request.identityPolicies());
  }

  private void judge(Request request, Optional<Policy> resourcePolicy) {
    judge(request, resourcePolicy, layers(controls.resource().known().orElse(List.of())));
  }

  private void judge(Request request, Optional<Policy> resourcePolicy, Layers layers) {
    LayeredEvaluation all = evaluate(request, resourcePolicy, layers);
    Decision decision = all.evaluation().decision();
    if (decision == Decision.ALLOWED || !all.evaluation().denyStatements().isEmpty()) {
      return;
    }
    if (decision.denied()) {
      boolean byItself =
          evaluate(request, resourcePolicy, identity()).evaluation().decision() == Decision.ALLOWED;
      denied.add(new Denied(request, denying(all), byItself));
    } else if (outputManifest(request).isPresent()) {
      judge(outputManifest(request).get(), resourcePolicy, layers);
    } else if (isOpen(request, layers)) {
      undecided.add(request.action());
      unknownKeys.addAll(all.evaluation().unknownKeys());
    }
  }

  /// Returns the request for one object that Ground Truth writes in any case; empty where a request
  /// is not about all objects of a job's folder.
  ///
  /// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-output.html">Output
  ///     data</a>
  private static Optional<Request> outputManifest(Request request) {
    return request.resource() instanceof RequestResource.Prefix(String folder)
            && folder.endsWith("/")
            && request.action().equals("s3:PutObject")
        ? Optional.of(
            new Request(
                request.principal(),
                request.action(),
                new RequestResource.Exact(folder + "manifests/output/output.manifest"),
                request.resourceAccount(),
                request.context(),
                request.identityPolicies()))
        : Optional.empty();
  }

  /// Whether it is the role's own side that is open, and not the resource's policy alone.
  private boolean isOpen(Request request, Layers layers) {
    return evaluate(ofTheRole(request), Optional.empty(), layers).evaluation().decision()
        != Decision.ALLOWED;
  }

  private static List<LayerKind> denying(LayeredEvaluation evaluation) {
    return evaluation.statements().stream()
        .filter(statement -> statement.effect() == Effect.DENY)
        .map(LayerStatement::layer)
        .distinct()
        .toList();
  }

  private static LayeredEvaluation evaluate(
      Request request, Optional<Policy> resourcePolicy, Layers layers) {
    return new LayeredEvaluator(resourcePolicy, layers, ResourceType.OTHER).evaluate(request);
  }

  private Layers identity() {
    return new Layers(
        new Layer.Policies(role.policies()),
        Layer.NOT_GIVEN,
        List.of(),
        List.of(),
        Layer.NOT_GIVEN,
        Optional.of(List.of()),
        Optional.empty());
  }

  /// @param rcps those of the account that the resource belongs to; they bind no other
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
