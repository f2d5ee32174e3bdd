package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Two policies of a bucket, one after the other.
///
/// For one event on one thread; it remembers what it decided.
final class PolicyChange {

  private final Bucket bucket;
  private final Decisions before;
  private final Optional<Decisions> now;
  private final Map<String, BothLayered> layered = new HashMap<>();

  /// @param now empty where the bucket has no policy any more
  private PolicyChange(Bucket bucket, Decisions before, Optional<Decisions> now) {
    this.bucket = bucket;
    this.before = before;
    this.now = now;
  }

  /// How a change affects a request of a role of the bucket's account.
  enum Effects {
    /// It was allowed and is denied now.
    LOST,
    /// The role's policies allow it, or it was denied before.
    NONE,
    /// It depends on something unknown.
    OPEN
  }

  /// A role's decisions under both policies.
  private record BothLayered(LayeredDecisions before, LayeredDecisions now) {}

  /// Returns the changes of the buckets whose policy of before is known and allows something.
  static List<PolicyChange> in(JudgedSituation judged) {
    List<PolicyChange> changes = new ArrayList<>();
    for (Bucket bucket : judged.situation().buckets()) {
      Optional.ofNullable(judged.situation().previous().get(bucket.name()))
          .filter(_ -> isKnown(bucket))
          .filter(PolicyChange::allowsSomething)
          .map(
              before ->
                  new PolicyChange(
                      bucket,
                      new Decisions(before),
                      judged.at(bucket).map(BucketJudgement::decisions)))
          .ifPresent(changes::add);
    }
    return List.copyOf(changes);
  }

  private static boolean isKnown(Bucket bucket) {
    return bucket.policy() instanceof BucketPolicyState.NoPolicy
        || bucket.policy().toJudgeBy().isPresent();
  }

  private static boolean allowsSomething(Policy policy) {
    return policy.statements().stream().anyMatch(statement -> statement.effect() != Effect.DENY);
  }

  Bucket bucket() {
    return bucket;
  }

  /// Whether the bucket has no policy any more.
  boolean isDeletion() {
    return now.isEmpty();
  }

  /// Returns what the bucket's policy allowed each job by itself and does not allow now, as far as
  /// the job cannot do without it. Jobs that lose nothing are left out, and those of which the
  /// role's account or the bucket's is not known.
  List<RemovedGrant> removed(JudgedSituation judged) {
    return judged.needs(bucket, AccessPath.GROUND_TRUTH).stream()
        .map(needs -> needs.stream().filter(Need::essential).filter(this::takesAway).toList())
        .filter(gone -> !gone.isEmpty())
        .filter(gone -> isOfTheOwner(gone.getFirst().job()).isPresent())
        .map(gone -> new RemovedGrant(this, gone.getFirst().job(), gone))
        .toList();
  }

  private boolean takesAway(Need need) {
    Request alone = byThePolicyAlone(need);
    return before.of(alone).decision() == Decision.ALLOWED
        && now(alone).decision() == Decision.IMPLICITLY_DENIED;
  }

  /// In the bucket's account the role's own policies are left out. In another they cannot replace
  /// the bucket's.
  private Request byThePolicyAlone(Need need) {
    Request request = need.request();
    return isOfTheOwner(need.job()).orElse(false)
        ? new Request(
            request.principal(),
            request.action(),
            request.resource(),
            request.resourceAccount(),
            request.context(),
            Request.IdentityPolicies.SILENT)
        : request;
  }

  private Evaluation now(Request request) {
    return now.map(decisions -> decisions.of(request))
        .orElseGet(() -> PolicyEvaluator.withoutPolicy(request));
  }

  /// Decides a request that the bucket's policy allowed by itself and does not allow now.
  Effects on(Request request, RolePolicies role) {
    BothLayered both =
        layered.computeIfAbsent(
            role.roleArn(),
            _ ->
                new BothLayered(
                    new LayeredDecisions(Optional.of(before.policy()), role),
                    new LayeredDecisions(now.map(Decisions::policy), role)));
    Decision then = both.before().of(request);
    Decision after = both.now().of(request);
    if (after == Decision.ALLOWED || then.denied()) {
      return Effects.NONE;
    }
    return then == Decision.ALLOWED && after.denied() ? Effects.LOST : Effects.OPEN;
  }

  /// Returns the statements of the policy before that allowed these needs.
  List<StatementRef> allowed(List<Need> needs) {
    NavigableSet<Integer> indexes = new TreeSet<>();
    needs.stream()
        .map(need -> before.of(byThePolicyAlone(need)))
        .map(Evaluation::allowStatements)
        .forEach(indexes::addAll);
    return StatementRef.of(before.policy(), indexes);
  }

  /// Whether a job's role is of the bucket's account; empty where one of them is not known.
  Optional<Boolean> isOfTheOwner(LabelingJob job) {
    Optional<String> account = job.roleArn().flatMap(Arn::parse).map(Arn::account);
    return account.isEmpty() || bucket.owner().isEmpty()
        ? Optional.empty()
        : Optional.of(account.equals(bucket.owner()));
  }
}
