package io.labelguard.policy.lint;

import io.labelguard.policy.tables.S3Actions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Guesses which action of S3 was meant by a name that is none.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">Required
/// permissions for Amazon S3 API operations</a> for operations that have another name as actions
final class LikelyAction {

  private static final int MOST_EDITS = 3;

  private static final Map<String, String> OF_OPERATION =
      Map.ofEntries(
          Map.entry("s3:headobject", "s3:GetObject"),
          Map.entry("s3:selectobjectcontent", "s3:GetObject"),
          Map.entry("s3:copyobject", "s3:PutObject"),
          Map.entry("s3:uploadpart", "s3:PutObject"),
          Map.entry("s3:createmultipartupload", "s3:PutObject"),
          Map.entry("s3:completemultipartupload", "s3:PutObject"),
          Map.entry("s3:deleteobjects", "s3:DeleteObject"),
          Map.entry("s3:headbucket", "s3:ListBucket"),
          Map.entry("s3:listobjects", "s3:ListBucket"),
          Map.entry("s3:listobjectsv2", "s3:ListBucket"),
          Map.entry("s3:listobjectversions", "s3:ListBucketVersions"),
          Map.entry("s3:listmultipartuploads", "s3:ListBucketMultipartUploads"),
          Map.entry("s3:listparts", "s3:ListMultipartUploadParts"),
          Map.entry("s3:listbuckets", "s3:ListAllMyBuckets"),
          Map.entry("s3:getbucketencryption", "s3:GetEncryptionConfiguration"),
          Map.entry("s3:putbucketencryption", "s3:PutEncryptionConfiguration"),
          Map.entry("s3:getbucketlifecycle", "s3:GetLifecycleConfiguration"),
          Map.entry("s3:putbucketlifecycle", "s3:PutLifecycleConfiguration"),
          Map.entry("s3:getbucketreplication", "s3:GetReplicationConfiguration"),
          Map.entry("s3:putbucketreplication", "s3:PutReplicationConfiguration"),
          Map.entry("s3:getpublicaccessblock", "s3:GetBucketPublicAccessBlock"),
          Map.entry("s3:putpublicaccessblock", "s3:PutBucketPublicAccessBlock"));

  private LikelyAction() {}

  /// Returns the action, where one is near enough to be meant.
  static Optional<String> of(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    int colon = lower.indexOf(':');
    if (colon >= 0 && !lower.startsWith("s3:")) {
      return Optional.empty();
    }
    return Optional.ofNullable(OF_OPERATION.get(lower))
        .or(
            () ->
                S3Actions.all().stream()
                    .filter(action -> edits(lower, action.name()) <= MOST_EDITS)
                    .min(
                        Comparator.comparingInt(
                                (S3Actions.Action action) -> edits(lower, action.name()))
                            .thenComparing(S3Actions.Action::written))
                    .map(S3Actions.Action::written));
  }

  /// How many letters must be added, removed or replaced to turn one text into the other.
  private static int edits(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int at = 0; at <= other.length(); at++) {
      row[at] = at;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int at = 1; at <= other.length(); at++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(at - 1) ? 0 : 1);
        diagonal = row[at];
        row[at] = Math.min(replaced, Math.min(row[at], row[at - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
