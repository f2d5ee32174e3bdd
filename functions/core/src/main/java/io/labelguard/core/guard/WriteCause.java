package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.report.text.Commands;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides whether a denied job is one that may cause a write of a bucket's policy at all.
///
/// Anyone who may create jobs chooses which objects a job names. Only a bucket that holds the job's
/// data or takes its output, in the job's own Region, is one that the job surely works with.
final class WriteCause {

  private static final Set<Use> WORK = Set.of(Use.MANIFEST, Use.OUTPUT);

  private WriteCause() {}

  /// Returns why the guard writes nothing for this job; empty where it may. A person may decide
  /// otherwise.
  static Optional<String> reasonAgainst(LabelingJob job, Bucket bucket, String region) {
    return onlyNamed(job, bucket, region).or(() -> otherRegion(job, bucket, region));
  }

  private static Optional<String> onlyNamed(LabelingJob job, Bucket bucket, String region) {
    Set<Use> uses =
        job.locationsIn(bucket.name()).stream()
            .map(LabelingJob.Location::use)
            .collect(Collectors.toSet());
    return uses.stream().anyMatch(WORK::contains)
        ? Optional.empty()
        : Optional.of(
            "Labeling job "
                + job.name()
                + " has only its "
                + uses.stream().sorted().map(Use::text).collect(Collectors.joining(" and "))
                + " in bucket "
                + bucket.name()
                + ". Labelguard fixes a policy only for jobs that have their manifest or output in"
                + " the bucket."
                + byHand(bucket, region));
  }

  private static Optional<String> otherRegion(LabelingJob job, Bucket bucket, String region) {
    if (bucket.region().isPresent() && bucket.region().equals(job.region())) {
      return Optional.empty();
    }
    return Optional.of(
        "Labeling job "
            + job.name()
            + " runs in "
            + job.region().orElse("an unknown Region")
            + " and bucket "
            + bucket.name()
            + " is in "
            + bucket.region().orElse("an unknown Region")
            + ". Labelguard fixes a policy only for jobs of the bucket's own Region."
            + byHand(bucket, region));
  }

  private static String byHand(Bucket bucket, String region) {
    return " If this job should have access, run: "
        + Commands.in(region, Commands.fix(bucket.name()));
  }
}
