package io.labelguard.core.fix;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.labeling.Workforce;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Labeling jobs and situations that the tests of this package share.
public final class Jobs {

  public static final String ACCOUNT = "111122223333";
  public static final String BUCKET = "gt-labeling-data";

  private Jobs() {}

  public static LabelingJob job(String name) {
    return job(name, "us-east-1", ACCOUNT);
  }

  /// A job that reads its manifest from the bucket and writes its output there.
  public static LabelingJob job(String name, String region, String account) {
    return new LabelingJob(
        name,
        Optional.of("arn:aws:sagemaker:" + region + ":" + account + ":labeling-job/" + name),
        Optional.of(region),
        Optional.of(account),
        LabelingJob.Status.IN_PROGRESS,
        Optional.of("arn:aws:iam::" + account + ":role/GroundTruthExecutionRole"),
        Optional.of(
            "arn:aws:sagemaker:" + region + ":" + account + ":workteam/private-crowd/reviewers"),
        List.of(
            new LabelingJob.Location(
                LabelingJob.Use.MANIFEST,
                new S3Location(BUCKET, "manifests/" + name + ".manifest")),
            new LabelingJob.Location(LabelingJob.Use.OUTPUT, new S3Location(BUCKET, "output/"))),
        false,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  public static Bucket bucket(String policy) {
    return new Bucket(
        BUCKET,
        Optional.of("us-east-1"),
        Optional.of(ACCOUNT),
        new BucketPolicyState.Readable(Policies.read(policy)));
  }

  public static Situation situation(Bucket bucket, LabelingJob... jobs) {
    return new Situation(
        Optional.of(ACCOUNT),
        Optional.of("us-east-1"),
        List.of(bucket),
        List.of(jobs),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        GroundTruthEndpoints.bundled());
  }

  /// The same situation, with workers on the internet.
  public static Situation withWorkersOnTheInternet(Situation plain) {
    return new Situation(
        plain.account(),
        plain.region(),
        plain.buckets(),
        plain.jobs(),
        plain.teams(),
        Optional.of(Workforce.of("default", Optional.empty(), List.of(), Optional.empty(), false)),
        plain.guardRole(),
        plain.endpoints());
  }

  /// Finds what is wrong and plans for all of it.
  public static FixPlan plan(String policy, LabelingJob... jobs) {
    return plan(situation(bucket(policy), jobs), Set.of());
  }

  public static FixPlan plan(Situation situation, Set<String> companionAccounts) {
    JudgedSituation judged = new JudgedSituation(situation);
    return new FixPlanner(judged, companionAccounts)
        .plan(situation.buckets().getFirst(), Checks.run(judged));
  }
}
