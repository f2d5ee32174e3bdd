package io.labelguard.core.fix;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Plans the fix of what denies Ground Truth's own access to a bucket (LG101), and has it proven.
public final class FixPlanner {

  private final Set<String> companionAccounts;

  /// @param companionAccounts accounts besides the situation's own whose roles companions let
  ///     through
  public FixPlanner(Set<String> companionAccounts) {
    this.companionAccounts = Set.copyOf(companionAccounts);
  }

  /// Plans for all the LG101 findings of the bucket among these, or for none of them.
  public FixPlan plan(Situation situation, Bucket bucket, List<Finding> findings) {
    List<Finding> denied =
        findings.stream()
            .filter(finding -> finding.check().equals(BucketClaims.CHECK))
            .filter(finding -> finding.bucket().equals(java.util.Optional.of(bucket.name())))
            .toList();
    if (denied.isEmpty()) {
      return new FixPlan.Nothing();
    }
    return switch (bucket.policy()) {
      case BucketPolicyState.Readable(Policy policy) -> plan(situation, bucket, policy, denied);
      case BucketPolicyState.NotChecked _ -> none("The bucket's policy was not given.");
      case BucketPolicyState.NoPolicy _, BucketPolicyState.NoSuchBucket _ ->
          none("The bucket has no policy any more.");
      case BucketPolicyState.Unreadable(_, String reason) ->
          none("The bucket's policy cannot be read: " + reason + ".");
      case BucketPolicyState.LockedOut(String reason, _) ->
          none(
              "The guard cannot read the live policy (S3 says: "
                  + reason
                  + "); the event's copy may be stale and is never the base of a fix.");
      case BucketPolicyState.OtherAccount _ ->
          none("The bucket belongs to another account; only its owner can change its policy.");
    };
  }

  private FixPlan plan(Situation situation, Bucket bucket, Policy policy, List<Finding> findings) {
    SortedSet<String> accounts = new TreeSet<>(companionAccounts);
    if (situation.account().isEmpty()) {
      return none("The account is not known, so no companion can name it.");
    }
    accounts.add(situation.account().get());
    if (bucket.owner().filter(owner -> !owner.equals(situation.account().get())).isPresent()) {
      return none(
          "The bucket belongs to account "
              + bucket.owner().get()
              + "; Labelguard writes only in its own account, "
              + situation.account().get()
              + ".");
    }
    BucketClaims claims = new BucketClaims(situation, bucket, findings, accounts);
    EditPlanner.Plan plan = claims.plan(policy);
    return plan.reasons().isEmpty()
        ? proven(bucket, policy, plan.edits(), claims)
        : new FixPlan.NoSafeFix(plan.reasons());
  }

  private static FixPlan proven(
      Bucket bucket, Policy policy, List<Edit> edits, BucketClaims claims) {
    String after = PolicyEditor.apply(policy, edits);
    return switch (FixVerifier.verify(claims.claim(policy, after))) {
      case Verdict.Refusal(List<String> reasons) -> new FixPlan.NoSafeFix(reasons);
      case Verdict.Proof proof ->
          new FixPlan.Proven(
              bucket.name(),
              policy.text(),
              after,
              proof.edits(),
              proof.before(),
              PolicyDiff.between(policy, reread(after)));
    };
  }

  private static Policy reread(String proven) {
    try {
      return PolicyReader.live(proven);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("the verifier read this text", e);
    }
  }

  private static FixPlan none(String reason) {
    return new FixPlan.NoSafeFix(List.of(reason));
  }
}
