package io.labelguard.core.guard.write;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import java.util.Optional;

/// Says why the policy of a bucket could not be judged.
final class UnjudgedBucket {

  private UnjudgedBucket() {}

  /// Returns the sentence; empty where the policy was judged.
  static Optional<String> reason(Bucket bucket) {
    String name = bucket.name();
    return switch (bucket.policy()) {
      case BucketPolicyState.Readable _,
          BucketPolicyState.NoPolicy _,
          BucketPolicyState.NotChecked _ ->
          Optional.empty();
      case BucketPolicyState.NoSuchBucket _ -> Optional.of("There is no bucket " + name + ".");
      case BucketPolicyState.OtherAccount _ ->
          Optional.of(
              "Bucket " + name + " belongs to another account, so its policy cannot be read here.");
      case BucketPolicyState.LockedOut(String reason, _) ->
          Optional.of("Cannot read the policy of bucket " + name + ". S3 says: " + reason);
      case BucketPolicyState.NotRead(String reason) ->
          Optional.of("Cannot read the policy of bucket " + name + ": " + reason);
      case BucketPolicyState.Unreadable(_, String reason) ->
          Optional.of("Cannot parse the policy of bucket " + name + ": " + reason);
    };
  }
}
