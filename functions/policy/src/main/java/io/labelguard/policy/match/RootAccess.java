package io.labelguard.policy.match;

import java.util.Locale;
import java.util.Set;

/// What the root user of a bucket's account can do whatever the bucket policy says.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html">PutBucketPolicy</a>
public final class RootAccess {

  private static final Set<String> ALWAYS =
      Set.of("s3:getbucketpolicy", "s3:putbucketpolicy", "s3:deletebucketpolicy");

  private RootAccess() {}

  /// Whether the caller, in the bucket's account, can always take an action: reading, putting and
  /// deleting the policy.
  public static boolean keeps(Caller caller, String action) {
    return caller.isRootUser() && ALWAYS.contains(action.toLowerCase(Locale.ROOT));
  }
}
