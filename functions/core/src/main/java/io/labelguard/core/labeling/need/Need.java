package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.request.Request;

/// One access request that a job depends on.
///
/// @param request what is asked of the bucket's policy
/// @param essential false for what AWS asks the execution role to be allowed although the job has
///     no known use for it: writing to a key that the job only names as input
/// @param ofData whether it is on data objects that the manifest lists
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-security-permission-execution-role.html">Create
///     an execution role</a>
public record Need(
    AccessPath path,
    LabelingJob job,
    String bucket,
    Request request,
    boolean essential,
    boolean ofData) {

  /// Returns the same need, asked in another way.
  public Need with(Request other) {
    return new Need(path, job, bucket, other, essential, ofData);
  }
}
