package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionFacts;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.core.labeling.need.Needs;
import io.labelguard.core.labeling.need.RoleRequests;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.core.labeling.stream.StreamChannel;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.layer.LayerKind;
import io.labelguard.policy.layer.LayeredEvaluation;
import io.labelguard.policy.layer.Layers;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private static final Set<String> WRITING = Set.of("s3:PutObject", "s3:AbortMultipartUpload");

  private static final Policy EVERYTHING = allowOfEverything();

  private final LabelingJob job;
  private final String account;
  private final RoleLayers layers;
  private final CallerFacts facts;
  private final List<Denied> denied = new ArrayList<>();
  private final List<Request> leftToUnread = new ArrayList<>();
  private final SortedSet<String> undecided = new TreeSet<>();
  private final SortedSet<String> unknownKeys = new TreeSet<>();

  /// A request that is denied.
  ///
  /// @param by the layers with a Deny that holds; empty where something does not allow it
  /// @param allowedByItself whether the role's own policies allow it, so that a layer above does
  ///     not
  record Denied(Request request, List<LayerKind> by, boolean allowedByItself) {}

  private RoleAccess(LabelingJob job, String account, RoleLayers layers, CallerFacts facts) {
    this.job = job;
    this.facts = facts;
    this.account = account;
    this.layers = layers;
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
    RoleAccess access =
        new RoleAccess(job, account, new RoleLayers(role, controls), situation.facts());
    for (Bucket bucket : situation.buckets()) {
      if (isThere(bucket)) {
        access.judge(bucket, situation);
      }
    }
    new RoleRequests(job, role.roleArn(), account)
        .passing()
        .ifPresent(request -> access.judge(request, Optional.empty()));
    SetUp setUp = situation.setUp().orElse(SetUp.NOT_GIVEN);
    CustomFunction.of(job).forEach(function -> access.judge(function, setUp));
    StreamChannel.of(job).forEach(channel -> access.judge(channel, setUp));
    return access;
  }

  /// Returns what is denied, in the order of the needs.
  List<Denied> denied() {
    return List.copyOf(denied);
  }

  /// Returns the requests that the role's own policies do not allow, and that the policy of a
  /// function or topic may allow, which was not read.
  List<Request> leftToUnread() {
    return List.copyOf(leftToUnread);
  }

  /// Returns the actions that depend on something unknown, sorted.
  List<String> undecided() {
    return List.copyOf(undecided);
  }

  /// Returns the condition keys on which these depend, sorted.
  List<String> unknownKeys() {
    return List.copyOf(unknownKeys);
  }

  private static Policy allowOfEverything() {
    try {
      return PolicyReader.live(
          """
          {"Version": "2012-10-17",
           "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}
          """);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("the policy that allows everything is well formed", e);
    }
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
          judge(ofTheRole(request), Optional.empty(), layers.ofOthers());
        } else if (isSeen) {
          judge(request, policy);
        }
      }
    }
  }

  /// The policy of a function of another account is left to LG209.
  private void judge(CustomFunction function, SetUp setUp) {
    FunctionFacts facts = setUp.factsOf(function);
    Request call = situated(function.callBy(job));
    if (facts.isMissing()) {
      return;
    }
    if (function.isOfAnotherAccountThan(job)) {
      judge(ofTheRole(call), Optional.empty(), layers.ofOthers());
    } else {
      facts
          .policy()
          .known()
          .ifPresentOrElse(policy -> judge(call, policy), () -> judgeUnread(call));
    }
  }

  /// A Deny of a topic or queue, and an Allow that one of another account lacks, is left to LG212.
  /// A queue that was not read is taken to have the policy that Ground Truth gave it, which says
  /// nothing of the role.
  private void judge(StreamChannel channel, SetUp setUp) {
    Optional<Optional<ChannelFacts>> read = setUp.factsOf(channel).known();
    boolean isTopicThatIsMissing =
        channel.role() != StreamChannel.Role.QUEUE && read.filter(Optional::isEmpty).isPresent();
    if (channel.isElsewhere() || isTopicThatIsMissing) {
      return;
    }
    for (Request asked : channel.requests()) {
      Request request = situated(asked);
      if (channel.isOfAnotherAccount()) {
        judge(ofTheRole(request), Optional.empty(), layers.ofOthers());
      } else if (read.isPresent() || channel.role() == StreamChannel.Role.QUEUE) {
        judge(request, read.flatMap(found -> found).flatMap(ChannelFacts::policy));
      } else {
        judgeUnread(request);
      }
    }
  }

  /// Judges a request about something whose policy was not read: denied is what no policy could
  /// allow.
  private void judgeUnread(Request request) {
    int before = denied.size();
    judge(request, Optional.of(EVERYTHING));
    if (denied.size() == before
        && RoleLayers.evaluate(request, Optional.empty(), layers.all())
            .evaluation()
            .decision()
            .denied()) {
      leftToUnread.add(request);
    }
  }

  private Request situated(Request request) {
    return request.with(facts.in(request.context(), job, Optional.empty()));
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
    judge(request, resourcePolicy, layers.all());
  }

  private void judge(Request request, Optional<Policy> resourcePolicy, Layers binding) {
    LayeredEvaluation all = RoleLayers.evaluate(request, resourcePolicy, binding);
    Decision decision = all.evaluation().decision();
    if (decision == Decision.ALLOWED || !all.evaluation().denyStatements().isEmpty()) {
      return;
    }
    if (decision.denied()) {
      boolean byItself =
          RoleLayers.evaluate(request, resourcePolicy, layers.identity()).evaluation().decision()
              == Decision.ALLOWED;
      denied.add(new Denied(request, RoleLayers.denying(all), byItself));
    } else if (outputManifest(request).isPresent()) {
      judge(outputManifest(request).get(), resourcePolicy, binding);
    } else if (isOpen(request, binding)) {
      undecided.add(request.action());
      unknownKeys.addAll(all.evaluation().unknownKeys());
    }
  }

  /// Returns the request to write one object that Ground Truth writes in any case, or to abort its
  /// upload; empty where a request is not about all objects of a job's folder.
  ///
  /// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-output.html">Output
  ///     data</a>
  private static Optional<Request> outputManifest(Request request) {
    return request.resource() instanceof RequestResource.Prefix(String folder)
            && folder.endsWith("/")
            && WRITING.contains(request.action())
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
  private boolean isOpen(Request request, Layers binding) {
    return RoleLayers.evaluate(ofTheRole(request), Optional.empty(), binding)
            .evaluation()
            .decision()
        != Decision.ALLOWED;
  }
}
