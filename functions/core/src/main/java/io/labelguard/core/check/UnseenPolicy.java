package io.labelguard.core.check;

import io.labelguard.core.check.BucketPolicyState.LockedOut;
import io.labelguard.core.check.BucketPolicyState.NoPolicy;
import io.labelguard.core.check.BucketPolicyState.NoSuchBucket;
import io.labelguard.core.check.BucketPolicyState.NotChecked;
import io.labelguard.core.check.BucketPolicyState.OtherAccount;
import io.labelguard.core.check.BucketPolicyState.Readable;
import io.labelguard.core.check.BucketPolicyState.Unreadable;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Optional;

/// Says of the live jobs at a bucket that they cannot be judged, where its policy cannot be had.
final class UnseenPolicy {

  private final Check check;
  private final Bucket bucket;
  private final List<LabelingJob> jobs;

  UnseenPolicy(Check check, Bucket bucket, List<LabelingJob> jobs) {
    this.check = check;
    this.bucket = bucket;
    this.jobs = jobs;
  }

  List<Finding> findings() {
    return switch (bucket.policy()) {
      case NotChecked _, NoPolicy _, Readable _, LockedOut _ -> List.of();
      case Unreadable unreadable -> unreadable(unreadable);
      case OtherAccount _ -> jobs.stream().map(this::otherAccount).toList();
      case NoSuchBucket _ -> jobs.stream().map(this::noSuchBucket).toList();
    };
  }

  /// One finding for all jobs: nothing sets them apart.
  private List<Finding> unreadable(Unreadable state) {
    String atRisk =
        jobs.isEmpty()
            ? "No live labeling job is known to depend on it."
            : "Live labeling jobs that depend on it: "
                + Wording.list(jobs.stream().map(Wording::job).toList())
                + ".";
    return List.of(
        finding(
            jobs.isEmpty() ? Severity.MEDIUM : Severity.HIGH,
            Optional.empty(),
            "The policy of bucket "
                + bucket.name()
                + " cannot be read ("
                + state.reason()
                + "), so nothing is known of what it denies. "
                + atRisk
                + " Put a policy that S3 and Labelguard can read.",
            FixAdvice.none("Labelguard does not write over a policy that it cannot read.")));
  }

  private Finding otherAccount(LabelingJob job) {
    return finding(
        Severity.MEDIUM,
        Optional.of(job),
        "Labelguard cannot see this bucket's policy: "
            + bucket.name()
            + " belongs to "
            + bucket.owner().map(owner -> "account " + owner).orElse("another account")
            + ". "
            + Wording.sentence(Wording.job(job))
            + " has "
            + Wording.uses(job, bucket.name())
            + " there. Ask the owner to run Labelguard there, or to forward the bucket's policy"
            + " changes to a bus that this account's guard listens to.",
        FixAdvice.none("Labelguard writes only in its own account."));
  }

  private Finding noSuchBucket(LabelingJob job) {
    return finding(
        Severity.HIGH,
        Optional.of(job),
        "There is no bucket "
            + bucket.name()
            + " (any more). "
            + Wording.sentence(Wording.job(job))
            + " has "
            + Wording.uses(job, bucket.name())
            + " there and cannot go on. Whoever creates a bucket of that name next receives what"
            + " the job writes: stop the job, or create the bucket again in your own account.",
        FixAdvice.none());
  }

  private Finding finding(
      Severity severity, Optional<LabelingJob> job, String message, FixAdvice fix) {
    return new Finding(
        check.id(),
        severity,
        Optional.of(bucket.name()),
        job.map(LabelingJob::name),
        Optional.empty(),
        Optional.of(AccessPath.GROUND_TRUTH),
        List.of(),
        List.of(),
        List.of(),
        message,
        fix);
  }
}
