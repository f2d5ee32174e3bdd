package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Optional;

/// LG201: a bucket of a live job is in another Region than the job, or there is no such bucket.
///
/// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-input.html">Use input and
///     output data</a> for the Region that the buckets must be in
final class BucketElsewhere implements Check {

  @Override
  public CheckId id() {
    return CheckId.BUCKET_ELSEWHERE;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a live job with a bucket in another Region than its own, or with a bucket that"
        + " does not exist.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.situation().buckets().stream()
        .flatMap(
            bucket ->
                judged.liveJobsAt(bucket).stream().flatMap(job -> finding(bucket, job).stream()))
        .toList();
  }

  private Optional<Finding> finding(Bucket bucket, LabelingJob job) {
    if (bucket.policy() instanceof BucketPolicyState.NoSuchBucket) {
      return Optional.of(missing(bucket, job));
    }
    return bucket
        .region()
        .filter(region -> job.region().isPresent() && !job.region().get().equals(region))
        .map(region -> elsewhere(bucket, job, region));
  }

  private Finding missing(Bucket bucket, LabelingJob job) {
    return Finding.of(this, about(bucket, job))
        .as(Severity.CRITICAL)
        .because(UnseenPolicy.noSuchBucket(bucket, job))
        .withFix(FixAdvice.none("Labelguard creates no bucket."));
  }

  private Finding elsewhere(Bucket bucket, LabelingJob job, String region) {
    return Finding.of(this, about(bucket, job))
        .because(
            "Bucket "
                + bucket.name()
                + " is in "
                + region
                + ", and "
                + Wording.job(job)
                + ", which has "
                + Wording.uses(job, bucket.name())
                + " there, runs in "
                + job.region().orElseThrow()
                + ". Ground Truth works only with buckets of the job's own Region.")
        .withFix(
            FixAdvice.none(
                "Neither a bucket nor a job can change its Region: copy the data to a bucket in "
                    + job.region().orElseThrow()
                    + " and start a new job with it, or start the job in "
                    + region
                    + "."));
  }

  private static About about(Bucket bucket, LabelingJob job) {
    return About.access(bucket.name(), job.name(), AccessPath.GROUND_TRUTH);
  }
}
