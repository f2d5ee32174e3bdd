package io.labelguard.core.compose;

import io.labelguard.core.fix.FixVerifier;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.compare.Comparison;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.compare.PolicyComparison;
import io.labelguard.policy.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Proves that S3 takes a policy, and that what it opens for Ground Truth is all that it opens:
/// with a statement that denies just that, it denies exactly what the closed policy denies.
final class RestrictionProof {

  private RestrictionProof() {}

  /// Returns why the policy is not proven, each a sentence; none where it is.
  static List<String> reasonsAgainst(RestrictingPolicy policy) {
    List<String> reasons = new ArrayList<>();
    for (Problem problem : PolicyReader.strict(policy.text()).problems()) {
      reasons.add("S3 may refuse the policy, or read it in another way: " + problem.text() + ".");
    }
    int size = policy.text().getBytes(StandardCharsets.UTF_8).length;
    if (size > FixVerifier.LARGEST_POLICY) {
      reasons.add(
          "The policy would have "
              + size
              + " bytes, more than the "
              + FixVerifier.LARGEST_POLICY
              + " that S3 accepts. Name fewer networks or principals.");
    }
    if (reasons.isEmpty() && !opensOnlyGroundTruth(policy)) {
      reasons.add(
          "The policy may open the bucket to more than Ground Truth's own access for account "
              + policy.account()
              + ": that cannot be ruled out here. Name fewer networks or principals.");
    }
    return reasons;
  }

  private static boolean opensOnlyGroundTruth(RestrictingPolicy policy) {
    Comparison compared =
        new PolicyComparison(policy.closed(), policy.closedAgain()).compare(Identity.ALL);
    return compared.more() == Answer.NO && compared.less() == Answer.NO;
  }
}
