package io.labelguard.core.check;

import io.labelguard.core.check.BucketPolicyState.LockedOut;
import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Optional;

/// LG106: the guard may not read a bucket's policy.
final class GuardLockedOut implements Check {

  @Override
  public String id() {
    return "LG106";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a bucket whose policy locks the guard itself out.";
  }

  @Override
  public List<Finding> findings(Situation situation) {
    return situation.buckets().stream()
        .filter(bucket -> bucket.policy() instanceof LockedOut)
        .map(bucket -> finding(bucket, (LockedOut) bucket.policy(), situation))
        .toList();
  }

  private Finding finding(Bucket bucket, LockedOut state, Situation situation) {
    List<String> jobs =
        situation.liveJobsAt(bucket.name()).stream().map(LabelingJob::name).toList();
    String judged =
        state.fromEvent().isPresent()
            ? " The policy was judged from the event's copy, which may be stale; nothing is"
                + " written on its strength."
            : " Nothing about the policy could be judged.";
    String message =
        "Labelguard"
            + situation.guardRole().map(role -> " (" + role + ")").orElse("")
            + " is denied s3:GetBucketPolicy on bucket "
            + bucket.name()
            + ". S3 says: \""
            + state.reason()
            + "\"."
            + judged
            + (jobs.isEmpty()
                ? " No live labeling job touches the bucket."
                : " Live labeling jobs that depend on it: " + Wording.list(jobs) + ".")
            + " Exempt the guard's role from the Deny by aws:PrincipalArn, or have the root user of"
            + " the account change the policy: S3 never denies that user GetBucketPolicy,"
            + " PutBucketPolicy and DeleteBucketPolicy.";
    return new Finding(
        id(),
        severity(),
        Optional.of(bucket.name()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of("s3:GetBucketPolicy"),
        GuardDenial.statements(bucket, state, situation.guardRole()),
        List.of(),
        message,
        FixAdvice.none("Labelguard cannot write a policy that it cannot read."));
  }
}
