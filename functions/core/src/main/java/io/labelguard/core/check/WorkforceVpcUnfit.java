package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.core.labeling.setup.TaskMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// LG304: from the workforce's VPC the workers of a live job cannot load its tasks.
///
/// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/samurai-vpc-worker-portal.html">Use
///     Amazon VPC mode from a private worker portal</a>
final class WorkforceVpcUnfit implements Check {

  @Override
  public CheckId id() {
    return CheckId.WORKFORCE_VPC_UNFIT;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a live job whose workers are in a VPC from which they cannot load its tasks: the"
        + " S3 endpoint's own policy does not let them, there is no endpoint, or the tasks are"
        + " video or point clouds.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return Stream.concat(
            PortalNetwork.in(judged).stream().flatMap(network -> ofEndpoints(network, judged)),
            unfitTasks(judged.situation()))
        .toList();
  }

  private Stream<Finding> ofEndpoints(PortalNetwork network, JudgedSituation judged) {
    if (network.endpoints().isEmpty()) {
      return judged
          .situation()
          .teamOf(network.job())
          .filter(team -> team.constraint().vpcSourceIp())
          .map(team -> noEndpoint(network, team))
          .stream();
    }
    List<String> buckets = network.denied();
    return buckets.isEmpty() ? Stream.empty() : Stream.of(denied(network, buckets));
  }

  private Finding noEndpoint(PortalNetwork network, Workteam team) {
    String vpc = network.vpc().id();
    String region = network.job().region().orElseThrow();
    return Finding.of(this, about(network.job(), vpc))
        .because(
            "Workers of "
                + Wording.job(network.job())
                + " see no data: work team "
                + team.name()
                + " has VpcSourceIp enabled, so their links work only through an S3 endpoint, and"
                + " VPC "
                + vpc
                + " of the workforce has none.")
        .withFix(
            FixAdvice.proposed(
                "Give the VPC an S3 endpoint. Run, with the route tables of the workers' subnets:"
                    + " aws ec2 create-vpc-endpoint --region "
                    + region
                    + " --vpc-id "
                    + vpc
                    + " --service-name com.amazonaws."
                    + region
                    + ".s3 --route-table-ids <the route tables>"));
  }

  private Finding denied(PortalNetwork network, List<String> buckets) {
    List<VpcEndpoint> endpoints =
        network.endpoints().stream().map(PortalNetwork.EndpointVerdict::endpoint).toList();
    List<String> ids = endpoints.stream().map(VpcEndpoint::id).toList();
    List<String> advice = new ArrayList<>();
    for (VpcEndpoint endpoint : endpoints) {
      advice.addAll(
          VpcAdvice.edit(
              endpoint,
              "Allow s3:GetObject on the objects of the job's data, and s3:GetObject and"
                  + " s3:PutObject on those of the two buckets of AWS",
              network.job().region().orElseThrow()));
    }
    return Finding.of(this, about(network.job(), ids.getFirst()))
        .because(
            "Workers of "
                + Wording.job(network.job())
                + " cannot load or save its tasks in VPC "
                + network.vpc().id()
                + ": "
                + PortalNetwork.policies(ids)
                + (ids.size() == 1 ? " does" : " do")
                + " not allow them what they need of "
                + (buckets.size() == 1 ? "bucket " : "buckets ")
                + Wording.list(buckets)
                + ".")
        .withFix(FixAdvice.none(advice));
  }

  private Stream<Finding> unfitTasks(Situation situation) {
    return situation.workforce().flatMap(one -> one.vpc()).stream()
        .flatMap(
            vpc ->
                situation.judgedJobs().stream()
                    .filter(situation::hasPrivateTeam)
                    .filter(TaskMedia::isVideoOrPointCloud)
                    .map(job -> unfitTask(job, vpc.id())));
  }

  private Finding unfitTask(LabelingJob job, String vpc) {
    return Finding.of(this, about(job, vpc))
        .as(Severity.MEDIUM)
        .because(
            "Workers in VPC "
                + vpc
                + " cannot open the tasks of "
                + Wording.job(job)
                + ": video and 3D point cloud tasks do not load in a portal that is opened from a"
                + " VPC.")
        .withFix(
            FixAdvice.none(
                "Let these workers open the portal from the internet, or give the job to a team"
                    + " whose workers do."));
  }

  private static About about(LabelingJob job, String resource) {
    return new About.Dependency(job.name(), resource, Optional.of(AccessPath.WORKERS));
  }
}
