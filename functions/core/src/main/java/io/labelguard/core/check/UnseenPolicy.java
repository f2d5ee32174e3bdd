package io.labelguard.core.check;

import io.labelguard.core.check.BucketPolicyState.LockedOut;
import io.labelguard.core.check.BucketPolicyState.NoPolicy;
import io.labelguard.core.check.BucketPolicyState.NoSuchBucket;
import io.labelguard.core.check.BucketPolicyState.NotChecked;
import io.labelguard.core.check.BucketPolicyState.NotRead;
import io.labelguard.core.check.BucketPolicyState.OtherAccount;
import io.labelguard.core.check.BucketPolicyState.Readable;
import io.labelguard.core.check.BucketPolicyState.Unreadable;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import java.util.List;

/// Reports the live jobs at a bucket that cannot be judged, because its policy cannot be read.
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
      case Unreadable(_, String reason) ->
          unknown(
              reason,
              "Put a policy that S3 and Labelguard can read.",
              "Labelguard does not overwrite a policy that it cannot read.");
      case NotRead(String reason) ->
          unknown(
              reason,
              "Labelguard looks again at the next event and at every sweep; until then, read it by"
                  + " hand.",
              "Labelguard does not write a policy that it cannot read.");
      case OtherAccount _ -> jobs.stream().map(this::otherAccount).toList();
      case NoSuchBucket _ -> jobs.stream().map(this::noSuchBucketOf).toList();
    };
  }

  /// One finding for all jobs: nothing sets them apart.
  private List<Finding> unknown(String reason, String next, String noFix) {
    String atRisk =
        jobs.isEmpty()
            ? "No live labeling job is known to depend on it."
            : "Live labeling jobs that depend on it: "
                + Wording.list(jobs.stream().map(Wording::job).toList())
                + ".";
    return List.of(
        Finding.of(check, About.access(bucket.name(), AccessPath.GROUND_TRUTH))
            .as(jobs.isEmpty() ? Severity.MEDIUM : Severity.HIGH)
            .because(
                "The policy of bucket "
                    + bucket.name()
                    + " cannot be read ("
                    + reason
                    + "), so it is not known what it denies. "
                    + atRisk
                    + " "
                    + next)
            .withFix(FixAdvice.none(noFix)));
  }

  private Finding otherAccount(LabelingJob job) {
    return Finding.of(check, about(bucket, job))
        .as(Severity.MEDIUM)
        .because(
            "Labelguard cannot see this bucket's policy: "
                + bucket.name()
                + " belongs to "
                + bucket.owner().map(owner -> "account " + owner).orElse("another account")
                + ". "
                + Wording.sentence(Wording.job(job))
                + " has "
                + Wording.uses(job, bucket.name())
                + " there. Ask the owner to run Labelguard there, or to forward the bucket's policy"
                + " changes to a bus that this account's guard listens to.")
        .withFix(FixAdvice.none("Labelguard writes only in its own account."));
  }

  private Finding noSuchBucketOf(LabelingJob job) {
    return Finding.of(check, about(bucket, job))
        .as(Severity.HIGH)
        .because(noSuchBucket(bucket, job));
  }

  /// Says that a bucket of a job does not exist.
  static String noSuchBucket(Bucket bucket, LabelingJob job) {
    return "There is no bucket "
        + bucket.name()
        + ". "
        + Wording.sentence(Wording.job(job))
        + " has "
        + Wording.uses(job, bucket.name())
        + " there and cannot go on. Anyone who creates a bucket of that name receives what"
        + " the job writes: stop the job, or create the bucket again in your own account.";
  }

  private static About.Access about(Bucket bucket, LabelingJob job) {
    return About.access(bucket.name(), job.name(), AccessPath.GROUND_TRUTH);
  }
}
