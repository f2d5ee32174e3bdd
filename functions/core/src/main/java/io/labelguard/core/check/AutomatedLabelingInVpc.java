package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// LG102: automated labeling in a VPC cannot start there, or cannot reach S3 or a bucket of a live
/// job from there.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/samurai-vpc-labeling-job.html">Run a
///     labeling job in a VPC</a>
final class AutomatedLabelingInVpc implements Check {

  /// What follows from each finding.
  static final String FAILS =
      " Its models cannot be trained or used: the job fails, or people label every object.";

  @Override
  public CheckId id() {
    return CheckId.AUTOMATED_LABELING_IN_VPC;
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String summary() {
    return "Flags a live job whose automated labeling cannot start in the VPC of its VpcConfig, has"
        + " no way from there to S3, or is denied a bucket every way that it has.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return Stream.concat(
            JobNetwork.in(judged.situation()).stream()
                .flatMap(network -> new NetworkFindings(this, network).all()),
            judged.inVpc().stream().flatMap(access -> denied(access).stream()))
        .toList();
  }

  private Optional<Finding> denied(VpcAccess access) {
    List<String> actions = access.denied();
    if (actions.isEmpty()) {
      return Optional.empty();
    }
    LabelingJob job = access.network().job();
    return Optional.of(
        Finding.of(this, about(access))
            .because(actions, access.statements(), message(access, actions, job))
            .withFix(FixAdvice.none(VpcAdvice.of(access))));
  }

  /// Where only the policy of one endpoint denies, it is about the endpoint.
  private static About about(VpcAccess access) {
    String job = access.network().job().name();
    return access.isByEndpointAlone()
        ? new About.Dependency(
            job, access.ways().getFirst().way().id(), Optional.of(AccessPath.AUTOMATED_LABELING))
        : About.access(access.bucket().name(), job, AccessPath.AUTOMATED_LABELING);
  }

  private static String message(VpcAccess access, List<String> actions, LabelingJob job) {
    return "Automated labeling of "
        + Wording.job(job)
        + " is denied "
        + Wording.list(actions)
        + " on bucket "
        + access.bucket().name()
        + " from VPC "
        + Wording.list(access.network().vpcs())
        + ", as "
        + Wording.role(job)
        + ": "
        + Wording.list(access.ways().stream().map(WayVerdict::why).toList())
        + "."
        + FAILS
        + (access.ways().stream().flatMap(way -> way.path().stream()).anyMatch(PathJudgement::stale)
            ? Wording.STALE
            : "");
  }
}
