package io.labelguard.core.guard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading.Known;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.core.report.message.Alert;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the guard reads of the networks of jobs, and what it publishes of them.
class NetworkLooksTest {

  private static final String VPC = "vpc-1";
  private static final AtomicInteger IDS = new AtomicInteger();

  private final TestAccount account = new TestAccount();

  @BeforeEach
  void withTwoJobsInOneVpc() {
    account.jobs.add(job("cats", "subnet-1"));
    account.jobs.add(job("dogs", "subnet-1", "subnet-2"));
    account.policies.put(TestAccount.BUCKET, TestAccount.OPEN);
    account.networks.subnets.add(new Subnet("subnet-1", VPC));
    account.networks.subnets.add(new Subnet("subnet-2", VPC));
    account.networks.routeTables.add(new RouteTable("rtb-1", VPC, true, List.of(), List.of()));
    account.networks.groups.add(
        new SecurityGroup(
            "sg-1", List.of(new SecurityGroup.Rule("-1", -1, -1, List.of("0.0.0.0/0")))));
    endpoints(endpoint());
  }

  @Test
  void aSweepReadsEachSubnetGroupAndVpcOnce() {
    assertThat(account.sweep().run().findings()).isEmpty();
    assertThat(account.networks.calls)
        .containsExactlyInAnyOrder(
            "DescribeSubnets subnet-1",
            "DescribeSubnets subnet-2",
            "DescribeRouteTables vpc-1",
            "DescribeVpcEndpoints vpc-1",
            "DescribeSecurityGroups sg-1");
  }

  @Test
  void aDeletedEndpointIsPublishedForEachJobAndItsReturnOnce() {
    account.sweep().run();
    endpoints();
    Outcome deleted = account.guard().handle(changed());
    assertThat(deleted.findings())
        .extracting(Finding::check)
        .containsOnly(CheckId.AUTOMATED_LABELING_IN_VPC);
    assertThat(deleted.findings())
        .extracting(finding -> finding.job().orElse("") + " " + finding.resource().orElse(""))
        .containsExactly("cats subnet-1", "dogs subnet-1", "dogs subnet-2");
    assertThat(account.alerts).hasSize(2);

    endpoints(endpoint());
    account.alerts.clear();
    assertThat(account.guard().handle(changed()).findings()).isEmpty();
    assertThat(subjects()).hasSize(2).allMatch(NetworkLooksTest::isOver);
  }

  @Test
  void anEventOfAPolicyReadsNoNetwork() {
    account.sweep().run();
    account.networks.calls.clear();
    account.guard().handle(account.policyChanged("n-policy"));
    assertThat(account.networks.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DescribeSubnets",
        "DescribeRouteTables",
        "DescribeVpcEndpoints",
        "DescribeSecurityGroups"
      })
  void whatFailsOnceOrIsRefusedIsNeitherFineNorAFinding(String call) {
    account.sweep().run();
    endpoints();
    account.guard().handle(changed());
    account.networks.failing.add(call);
    account.alerts.clear();
    assertThat(account.guard().handle(changed()).findings())
        .as("findings of LG102 need no call of security groups")
        .allMatch(
            finding ->
                finding.check() == CheckId.CHECK_FAILED || call.equals("DescribeSecurityGroups"));
    assertThat(subjects()).as("nothing is over").noneMatch(NetworkLooksTest::isOver);

    account.networks.failing.clear();
    account.networks.refused.add(call);
    endpoints(endpoint());
    account.alerts.clear();
    assertThat(account.guard().handle(changed()).findings()).isEmpty();
    assertThat(subjects()).as("nothing is over").noneMatch(NetworkLooksTest::isOver);
  }

  private List<String> subjects() {
    return account.alerts.stream().map(Alert::subject).toList();
  }

  private static boolean isOver(String subject) {
    return subject.startsWith("RESOLVED");
  }

  private void endpoints(VpcEndpoint... all) {
    account.networks.endpoints.put(VPC, new Known<>(List.of(all)));
  }

  private static VpcEndpoint endpoint() {
    return new VpcEndpoint(
        "vpce-1",
        "Gateway",
        VPC,
        "com.amazonaws.us-east-1.s3",
        "available",
        List.of("rtb-1"),
        false,
        TestAccount.ACCOUNT,
        Optional.empty());
  }

  private static GuardEvent changed() {
    return new GuardEvent.DependencyChanged(
        TestAccount.facts("n-" + IDS.incrementAndGet(), "DeleteVpcEndpoints", TestAccount.PERSON),
        "vpce-1",
        Optional.of(UsedThing.region(TestAccount.REGION)));
  }

  private static LabelingJob job(String name, String... subnets) {
    String text =
        """
        {"LabelingJobName": "%1$s", "LabelingJobStatus": "InProgress",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/%1$s",
         "RoleArn": "arn:aws:iam::111122223333:role/Gt",
         "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://%2$s/m"}}},
         "OutputConfig": {"S3OutputPath": "s3://%2$s/out/"},
         "LabelingJobAlgorithmsConfig": {"LabelingJobAlgorithmSpecificationArn":
           "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/image-classification",
           "LabelingJobResourceConfig": {"VpcConfig": {"SecurityGroupIds": ["sg-1"],
             "Subnets": ["%3$s"]}}}}
        """
            .formatted(name, TestAccount.BUCKET, String.join("\", \"", subnets));
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(text), Optional.empty(), Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
