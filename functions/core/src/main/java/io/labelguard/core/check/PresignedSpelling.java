package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Request;
import java.util.Optional;

/// Asks what a need asks, with `s3:authType` in the spelling that the policy uses.
///
/// S3's page lists `REST-QUERY-STRING` for presigned URLs while its example writes
/// `REST-query-string`; values are case-sensitive, and a person who wrote either meant presigned
/// URLs.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html">Condition
///     keys of Signature Version 4</a>
final class PresignedSpelling {

  private static final String KEY = "s3:authType";
  private static final String PRESIGNED = "REST-QUERY-STRING";

  private final Optional<String> written;

  private PresignedSpelling(Optional<String> written) {
    this.written = written;
  }

  /// Returns the spelling of that policy, if it names presigned URLs at all.
  static PresignedSpelling of(Policy policy) {
    return new PresignedSpelling(
        policy.statements().stream()
            .flatMap(statement -> statement.conditions().stream())
            .filter(condition -> condition.key().equalsIgnoreCase(KEY))
            .flatMap(condition -> condition.values().stream())
            .filter(PRESIGNED::equalsIgnoreCase)
            .findFirst());
  }

  /// Returns a need with the request to decide.
  Need spelled(Need need) {
    return need.path() == AccessPath.WORKERS ? need.with(this::spelled) : need;
  }

  private Request spelled(Request asked) {
    return written
        .map(text -> asked.with(asked.context().with(KEY, KeyState.of(text))))
        .orElse(asked);
  }
}
