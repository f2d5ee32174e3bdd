package io.labelguard.tests.permissions;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The IAM actions that calls need.
///
/// @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/">Actions,
///     resources, and condition keys for AWS services</a>
final class CalledActions {

  /// Where the action has another name than the operation.
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "s3 GetBucketCors", "s3:GetBucketCORS",
          "s3 GetBucketEncryption", "s3:GetEncryptionConfiguration",
          "s3 PutBucketCors", "s3:PutBucketCORS");

  /// S3 names the Region of a bucket also where it refuses the call.
  private static final Set<String> NEED_NONE = Set.of("s3 HeadBucket");

  private CalledActions() {}

  /// Returns the actions of calls such as `s3 GetBucketPolicy`.
  static SortedSet<String> of(Collection<String> calls) {
    return calls.stream()
        .filter(call -> !NEED_NONE.contains(call))
        .map(call -> OTHER_NAMES.getOrDefault(call, call.replace(' ', ':')))
        .collect(toCollection(TreeSet::new));
  }
}
