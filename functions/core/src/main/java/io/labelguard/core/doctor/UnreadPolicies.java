package io.labelguard.core.doctor;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.LabelingJob;
import java.util.Optional;
import java.util.function.Predicate;

/// Says why a bucket's policy could not be judged by.
final class UnreadPolicies {

  private UnreadPolicies() {}

  /// Returns why that of one bucket was not, or else that of any bucket of a job.
  ///
  /// @param bucket the one that is asked about; empty for all of the job
  static Optional<String> why(LabelingJob job, Situation situation, Optional<String> bucket) {
    Predicate<String> asked =
        bucket
            .<Predicate<String>>map(name -> name::equals)
            .orElseGet(() -> job.buckets()::contains);
    return situation.buckets().stream()
        .filter(one -> asked.test(one.name()))
        .flatMap(one -> why(one).stream())
        .findFirst();
  }

  private static Optional<String> why(Bucket bucket) {
    String policy = "The policy of bucket " + bucket.name();
    return switch (bucket.policy()) {
      case BucketPolicyState.Readable _, BucketPolicyState.NoPolicy _ -> Optional.empty();
      case BucketPolicyState.NotChecked _ -> Optional.of(policy + " was not read.");
      case BucketPolicyState.Unreadable(_, String reason) ->
          Optional.of(policy + " cannot be read: " + reason);
      case BucketPolicyState.NotRead(String reason) ->
          Optional.of(policy + " was not read (" + reason + ").");
      case BucketPolicyState.LockedOut(String reason, _) ->
          Optional.of(
              policy + " was not read: AWS refuses s3:GetBucketPolicy. AWS says: " + reason);
      case BucketPolicyState.OtherAccount _ ->
          Optional.of(policy + " was not read: the bucket belongs to another account.");
      case BucketPolicyState.NoSuchBucket _ ->
          Optional.of("There is no bucket " + bucket.name() + ".");
    };
  }
}
