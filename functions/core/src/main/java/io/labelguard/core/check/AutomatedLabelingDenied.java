package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import java.util.List;

/// LG107: automated labeling that has no VPC of its own is denied a bucket of a live job, whichever
/// way its requests go.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/samurai-vpc-labeling-job.html">Run a
///     labeling job in a VPC</a>
final class AutomatedLabelingDenied implements Check {

  @Override
  public CheckId id() {
    return CheckId.AUTOMATED_LABELING_DENIED;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a bucket policy that denies a live job's automated labeling, which has no"
        + " VpcConfig, both through an endpoint of AWS and over the internet.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.automatedLabeling().stream()
        .filter(path -> !path.denied().isEmpty())
        .map(this::finding)
        .toList();
  }

  private Finding finding(PathJudgement path) {
    List<JudgedNeed> denied = path.denied();
    List<StatementRef> statements = path.denyStatements(denied);
    return Finding.of(this, path.about())
        .because(PathJudgement.actions(denied), statements, message(path, denied, statements))
        .withFix(advice(statements));
  }

  private static String message(
      PathJudgement path, List<JudgedNeed> denied, List<StatementRef> statements) {
    LabelingJob job = path.job();
    return "Automated labeling of "
        + Wording.job(job)
        + " runs in SageMaker's own network, because the job has no VpcConfig. As "
        + Wording.role(job)
        + " it is denied "
        + Wording.list(PathJudgement.actions(denied))
        + " on bucket "
        + path.bucket().name()
        + " by "
        + Wording.statements(statements)
        + ", through an endpoint of AWS as well as over the internet. Its models cannot be trained"
        + " or used: the job fails, or people label every object."
        + (path.stale() ? Wording.STALE : "");
  }

  private static FixAdvice advice(List<StatementRef> statements) {
    return FixAdvice.none(
        "AWS names no endpoint for automated labeling that "
            + Wording.statements(statements)
            + " could exempt, and the VpcConfig of a job that exists cannot be changed.",
        "Postpone the change until the job has finished.",
        "For the next job: set LabelingJobAlgorithmsConfig.LabelingJobResourceConfig.VpcConfig to"
            + " subnets of a VPC that the bucket policy allows and that has an S3 endpoint.");
  }
}
