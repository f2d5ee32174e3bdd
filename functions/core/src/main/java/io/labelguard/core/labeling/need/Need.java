package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.request.Request;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One access request that a job depends on.
///
/// @param request what is asked of the bucket's policy
/// @param otherWay the same request by the other way that it may go, where it is not known which
///     of two it takes
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
    Optional<Request> otherWay,
    boolean essential,
    boolean ofData) {

  /// Returns the same need with a change to what is asked, by each way.
  public Need with(UnaryOperator<Request> change) {
    return new Need(
        path, job, bucket, change.apply(request), otherWay.map(change), essential, ofData);
  }
}
