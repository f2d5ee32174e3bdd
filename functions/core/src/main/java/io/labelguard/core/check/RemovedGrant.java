package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.need.Need;
import java.util.List;
import java.util.Optional;

/// What a changed policy of a bucket allowed one job by itself before and does not allow now.
///
/// @param gone what the job needs of it, at least one
record RemovedGrant(PolicyChange change, LabelingJob job, List<Need> gone) {
  public RemovedGrant {
    gone = List.copyOf(gone);
  }

  /// Returns what the changes of a situation took away, bucket by bucket and job by job.
  static List<RemovedGrant> in(JudgedSituation judged) {
    return PolicyChange.in(judged).stream()
        .flatMap(change -> change.removed(judged).stream())
        .toList();
  }

  /// Whether the role is of the bucket's account, so that its own policies may suffice.
  boolean isOfTheOwner() {
    return change.isOfTheOwner(job).orElse(false);
  }

  Bucket bucket() {
    return change.bucket();
  }

  /// Returns the part of it on which a change has these effects; empty where there is none.
  ///
  /// @param role what the job's role carries
  Optional<RemovedGrant> where(PolicyChange.Effects effects, RolePolicies role) {
    List<Need> some =
        gone.stream().filter(need -> change.on(need.request(), role) == effects).toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(new RemovedGrant(change, job, some));
  }

  /// Returns the actions, sorted.
  List<String> actions() {
    return gone.stream().map(need -> need.request().action()).distinct().sorted().toList();
  }

  /// Returns the statements of the policy before that allowed it.
  List<StatementRef> allowed() {
    return change.allowed(gone);
  }
}
