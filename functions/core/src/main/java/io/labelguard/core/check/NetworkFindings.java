package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.network.SecurityGroup.Egress;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.WayToS3;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is wrong with the network of a job's automated labeling, whatever policies say (LG102).
final class NetworkFindings {

  private static final FixAdvice OTHER_VPC_CONFIG =
      FixAdvice.none(
          "The VpcConfig of a job that exists cannot be changed.",
          "For the next job: set LabelingJobAlgorithmsConfig.LabelingJobResourceConfig.VpcConfig to"
              + " subnets of one VPC, and to security groups of it, that exist.");

  private final Check check;
  private final JobNetwork network;
  private final LabelingJob job;
  private final String region;

  NetworkFindings(Check check, JobNetwork network) {
    this.check = check;
    this.network = network;
    this.job = network.job();
    this.region = job.region().orElse("");
  }

  Stream<Finding> all() {
    return Stream.of(
            network.missingSubnets().stream().map(id -> missing("subnet", id)),
            twoVpcs().stream(),
            network.subnets().stream().flatMap(subnet -> noWay(subnet).stream()),
            network.missingGroups().stream().map(id -> missing("security group", id)),
            noEgress().stream())
        .flatMap(each -> each);
  }

  private Finding missing(String kind, String id) {
    return finding(
        id,
        "Automated labeling of "
            + Wording.job(job)
            + " cannot start: "
            + kind
            + " "
            + id
            + " of its VpcConfig does not exist in "
            + region
            + "."
            + AutomatedLabelingInVpc.FAILS,
        OTHER_VPC_CONFIG);
  }

  private Optional<Finding> twoVpcs() {
    if (network.vpcs().size() < 2) {
      return Optional.empty();
    }
    String first = network.vpcs().getFirst();
    Subnet other =
        network.subnets().stream()
            .filter(subnet -> !subnet.vpcId().equals(first))
            .findFirst()
            .orElseThrow();
    return Optional.of(
        finding(
            other.id(),
            "Automated labeling of "
                + Wording.job(job)
                + " cannot start: the subnets of its VpcConfig lie in "
                + network.vpcs().size()
                + " VPCs. "
                + Wording.list(
                    network.subnets().stream()
                        .map(subnet -> subnet.id() + " is in " + subnet.vpcId())
                        .toList())
                + "; SageMaker takes subnets of one VPC only."
                + AutomatedLabelingInVpc.FAILS,
            OTHER_VPC_CONFIG));
  }

  private Optional<Finding> noWay(Subnet subnet) {
    return network.ways().get(subnet.id()) instanceof WayToS3.None(String table)
        ? Optional.of(
            finding(
                subnet.id(),
                "Automated labeling of "
                    + Wording.job(job)
                    + " has no way to S3 from subnet "
                    + subnet.id()
                    + " of VPC "
                    + subnet.vpcId()
                    + ": its route table "
                    + table
                    + " leads to no S3 endpoint and to no NAT gateway, and no interface endpoint"
                    + " takes S3's host names there."
                    + AutomatedLabelingInVpc.FAILS,
                FixAdvice.proposed(
                    "Give the route table a gateway endpoint, which costs nothing. Run: aws ec2"
                        + " create-vpc-endpoint --region "
                        + region
                        + " --vpc-id "
                        + subnet.vpcId()
                        + " --service-name com.amazonaws."
                        + region
                        + ".s3 --route-table-ids "
                        + table,
                    "If the VPC has one already, add the table to it instead. Run: aws ec2"
                        + " modify-vpc-endpoint --region "
                        + region
                        + " --vpc-endpoint-id <the endpoint> --add-route-table-ids "
                        + table)))
        : Optional.empty();
  }

  private Optional<Finding> noEgress() {
    List<String> groups = job.description().securityGroupIds();
    if (network.egress().filter(Egress.NONE::equals).isEmpty()
        || network.missingGroups().size() == groups.size()) {
      return Optional.empty();
    }
    String group =
        groups.stream()
            .filter(id -> !network.missingGroups().contains(id))
            .findFirst()
            .orElseThrow();
    return Optional.of(
        finding(
            group,
            "Automated labeling of "
                + Wording.job(job)
                + " cannot reach S3: "
                + (groups.size() == 1 ? "security group " : "none of security groups ")
                + Wording.list(groups)
                + (groups.size() == 1 ? " lets no" : " lets")
                + " HTTPS (TCP port 443) leave."
                + AutomatedLabelingInVpc.FAILS,
            FixAdvice.proposed(
                "Run: aws ec2 authorize-security-group-egress --region "
                    + region
                    + " --group-id "
                    + group
                    + " --ip-permissions"
                    + " 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=0.0.0.0/0}]'")));
  }

  private Finding finding(String resource, String message, FixAdvice advice) {
    return Finding.of(
            check,
            new About.Dependency(job.name(), resource, Optional.of(AccessPath.AUTOMATED_LABELING)))
        .because(message)
        .withFix(advice);
  }
}
