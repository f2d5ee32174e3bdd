package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Need;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Request;
import java.util.Optional;

/// Decides a need, reading `s3:authType` in the spelling that the policy uses.
///
/// S3's page lists `REST-QUERY-STRING` for presigned URLs while its example writes
/// `REST-query-string`; values are case-sensitive, and whoever wrote either meant presigned URLs.
///
/// @see <a
///
// href="https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html">Condition
///     keys of Signature Version 4</a>
final class PresignedSpelling {

  private static final String KEY = "s3:authType";
  private static final String PRESIGNED = "REST-QUERY-STRING";

  private PresignedSpelling() {}

  static JudgedNeed decide(PolicyEvaluator evaluator, Policy policy, Need need) {
    Request asked = need.request();
    Request request =
        need.path() == AccessPath.WORKERS
            ? spelling(policy).map(text -> spelled(asked, text)).orElse(asked)
            : asked;
    return new JudgedNeed(need, evaluator.evaluate(request));
  }

  private static Optional<String> spelling(Policy policy) {
    return policy.statements().stream()
        .flatMap(statement -> statement.conditions().stream())
        .filter(condition -> condition.key().equalsIgnoreCase(KEY))
        .flatMap(condition -> condition.values().stream())
        .filter(PRESIGNED::equalsIgnoreCase)
        .findFirst();
  }

  private static Request spelled(Request request, String text) {
    return new Request(
        request.principal(),
        request.action(),
        request.resource(),
        request.resourceAccount(),
        request.context().with(KEY, KeyState.of(text)),
        request.identityPolicies());
  }
}
