package io.labelguard.core.fix;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketJudgement;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Decisions;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.CompactText;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Plans and proves fixes of what denies Ground Truth's own access to the buckets of one situation
/// (LG101). A change is proven once, however many findings it is planned for.
///
/// For one event on one thread.
public final class FixPlanner {

  private final JudgedSituation judged;
  private final Set<String> companionAccounts;
  private final IdentityHashMap<Bucket, BucketPlanner> planners = new IdentityHashMap<>();
  private final IdentityHashMap<Bucket, BucketPlanner> compactPlanners = new IdentityHashMap<>();

  /// @param companionAccounts accounts besides the situation's own that companions exempt
  public FixPlanner(JudgedSituation judged, Set<String> companionAccounts) {
    this.judged = judged;
    this.companionAccounts = Set.copyOf(companionAccounts);
  }

  /// Plans for all the LG101 findings of the bucket among these, or for none of them.
  public FixPlan plan(Bucket bucket, List<Finding> findings) {
    List<Finding> denied =
        findings.stream()
            .filter(finding -> finding.check().deniesGroundTruth())
            .filter(finding -> finding.bucket().equals(Optional.of(bucket.name())))
            .toList();
    if (denied.isEmpty()) {
      return new FixPlan.Nothing();
    }
    return switch (bucket.policy()) {
      case BucketPolicyState.Readable(Policy policy) -> planReadable(bucket, policy, denied);
      case BucketPolicyState.NotChecked _ -> none("The bucket's policy was not given.");
      case BucketPolicyState.NoPolicy _, BucketPolicyState.NoSuchBucket _ ->
          none("The bucket has no policy any more.");
      case BucketPolicyState.Unreadable(_, String reason) ->
          none("The bucket's policy cannot be read: " + reason + ".");
      case BucketPolicyState.NotRead(String reason) ->
          none("The bucket's policy could not be read: " + reason + ".");
      case BucketPolicyState.LockedOut(String reason, _) ->
          none(
              "The guard cannot read the live policy (S3 says: "
                  + reason
                  + "). The event's copy may be stale, so no fix is based on it.");
      case BucketPolicyState.OtherAccount _ ->
          none("The bucket belongs to another account; only its owner can change its policy.");
    };
  }

  private FixPlan planReadable(Bucket bucket, Policy policy, List<Finding> denied) {
    Optional<String> account = judged.situation().account();
    if (account.isEmpty()) {
      return none("The account is not known, so no companion can name it.");
    }
    if (bucket.owner().filter(owner -> !owner.equals(account.get())).isPresent()) {
      return none(
          "The bucket belongs to account "
              + bucket.owner().get()
              + "; Labelguard writes only in its own account, "
              + account.get()
              + ".");
    }
    SortedSet<String> accounts = new TreeSet<>(companionAccounts);
    accounts.add(account.get());
    BucketJudgement judgement = judged.at(bucket).orElseThrow();
    FixPlan plan =
        planners
            .computeIfAbsent(bucket, _ -> planner(bucket, policy, judgement, accounts))
            .plan(denied);
    return plan instanceof FixPlan.NoSafeFix
        ? withoutWhiteSpace(bucket, policy, judgement, accounts, denied).orElse(plan)
        : plan;
  }

  /// Plans for a long policy without its white space, which S3 does not count: what Labelguard
  /// sends stays below the limit with all its bytes. Empty where that is not proven either.
  private Optional<FixPlan> withoutWhiteSpace(
      Bucket bucket,
      Policy policy,
      BucketJudgement judgement,
      SortedSet<String> accounts,
      List<Finding> denied) {
    String compact = CompactText.of(policy.text());
    if (policy.text().length() < FixVerifier.LARGEST_POLICY / 2
        || compact.length() == policy.text().length()) {
      return Optional.empty();
    }
    Policy same;
    try {
      same = PolicyReader.live(compact);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("without white space the policy is unreadable", e);
    }
    return Optional.of(
            compactPlanners
                .computeIfAbsent(
                    bucket,
                    _ -> planner(bucket, same, judgement.under(new Decisions(same)), accounts))
                .plan(denied))
        .filter(FixPlan.Proven.class::isInstance);
  }

  private BucketPlanner planner(
      Bucket bucket, Policy policy, BucketJudgement judgement, SortedSet<String> accounts) {
    return new BucketPlanner(
        bucket.name(),
        policy,
        new BucketClaims(judgement, judged.situation().endpoints(), accounts));
  }

  private static FixPlan none(String reason) {
    return new FixPlan.NoSafeFix(List.of(reason));
  }
}
