package io.labelguard.local;

import static io.labelguard.local.Clients.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.local.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;

class LookupsTest {

  private static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1",
       "jobs": [{"LabelingJobName": "a", "RoleArn": "arn:aws:iam::111122223333:role/service-role/GroundTruthRole"},
                {"LabelingJobName": "b", "RoleArn": "not an arn"}],
       "roles": ["arn:aws:iam::111122223333:role/Undescribed",
         {"Role": {"Arn": "arn:aws:iam::111122223333:role/Extra", "RoleId": "AROAEXTRAEXTRAEXTRA22"}},
         {"Arn": "arn:aws:iam::111122223333:role/service-role/GroundTruthRole", "RoleId": "AROAGROUNDTRUTHROLE22",
          "Tags": [{"Key": "project", "Value": "labels & more"}, {"Key": "owner", "Value": ""}]}],
       "vpcEndpoints": [
         {"VpcEndpointId": "vpce-1", "VpcId": "vpc-1", "ServiceName": "com.amazonaws.us-east-1.s3",
          "VpcEndpointType": "Gateway", "State": "available", "PolicyDocument": {"Statement": []}},
         {"VpcEndpointId": "vpce-2", "VpcId": "vpc-2", "ServiceName": "com.amazonaws.us-east-1.sts",
          "VpcEndpointType": "Interface", "State": "available"}],
       "secrets": {"slack": "https://example.com/hook"}}\
      """;

  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));
  private LocalAws aws;

  @BeforeEach
  void start() {
    aws = LocalAws.start(World.parse(WORLD), GUARD, clock);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void theRolesThatTheWorldDescribesAreRead() {
    try (IamClient iam = Clients.to(aws, IamClient.builder(), "AKIDEXAMPLE")) {
      Role role = iam.getRole(get -> get.roleName("GroundTruthRole")).role();
      assertThat(role.path()).isEqualTo("/service-role/");
      assertThat(role.arn())
          .isEqualTo("arn:aws:iam::111122223333:role/service-role/GroundTruthRole");
      assertThat(role.roleId()).isEqualTo("AROAGROUNDTRUTHROLE22");
      assertThat(role.tags())
          .extracting(tag -> tag.key() + "=" + tag.value())
          .containsExactlyInAnyOrder("project=labels & more", "owner=");
      Role extra = iam.getRole(get -> get.roleName("Extra")).role();
      assertThat(extra.path()).isEqualTo("/");
      assertThat(extra.tags()).isEmpty();
      assertThatThrownBy(() -> iam.getRole(get -> get.roleName("nobody")))
          .isInstanceOf(NoSuchEntityException.class)
          .hasMessageContaining("The role with name nobody cannot be found.");
    }
  }

  @Test
  void ofARoleThatTheWorldOnlyNamesNothingIsAnswered() {
    accountWithAJobOf("JobsOwnRole");
    try (IamClient iam = Clients.to(aws, IamClient.builder(), "AKIDEXAMPLE")) {
      for (String name : List.of("Undescribed", "labelguard-ApplyFixRole")) {
        assertThatThrownBy(() -> iam.getRole(get -> get.roleName(name)))
            .isInstanceOfSatisfying(
                IamException.class,
                refused ->
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"))
            .hasMessageContaining("does not say the id and tags of role " + name);
      }
      assertThatThrownBy(() -> iam.getRole(get -> get.roleName("JobsOwnRole")))
          .as("a list of roles that is given is complete")
          .isInstanceOf(NoSuchEntityException.class);
    }
  }

  private void accountWithAJobOf(String role) {
    aws.close();
    aws =
        LocalAws.start(
            World.parse(WORLD.replace("not an arn", "arn:aws:iam::111122223333:role/" + role)),
            GUARD,
            clock);
  }

  @Test
  void theCallerIsToldWhoItIs() {
    try (StsClient sts = Clients.to(aws, StsClient.builder(), "AKIDEXAMPLE")) {
      assertThat(sts.getCallerIdentity().arn())
          .isEqualTo("arn:aws:sts::111122223333:assumed-role/labelguard-ApplyFixRole/local");
      assertThat(sts.getCallerIdentity().account()).isEqualTo("111122223333");
    }
    String user = "arn:aws:iam::111122223333:user/alice";
    try (StsClient sts = Clients.to(aws, StsClient.builder(), aws.accessKeyOf(user))) {
      assertThat(sts.getCallerIdentity().arn()).isEqualTo(user);
    }
  }

  @Test
  void endpointsAreFoundByIdAndFilter() {
    try (Ec2Client ec2 = Clients.to(aws, Ec2Client.builder(), "AKIDEXAMPLE")) {
      assertThat(ec2.describeVpcEndpoints().vpcEndpoints())
          .extracting(VpcEndpoint::vpcEndpointId)
          .containsExactly("vpce-1", "vpce-2");
      VpcEndpoint found =
          ec2.describeVpcEndpoints(
                  describe ->
                      describe.filters(
                          filter("vpc-id", "vpc-1"),
                          filter("service-name", "com.amazonaws.us-east-1.s3")))
              .vpcEndpoints()
              .getFirst();
      assertThat(found.vpcEndpointTypeAsString()).isEqualTo("Gateway");
      assertThat(found.policyDocument()).isEqualTo("{\"Statement\":[]}");
      assertThat(ec2.describeVpcEndpoints(d -> d.filters(filter("vpc-id", "vpc-9"))).vpcEndpoints())
          .isEmpty();
      assertThat(ec2.describeVpcEndpoints(d -> d.vpcEndpointIds("vpce-2")).vpcEndpoints())
          .hasSize(1);
      assertThatThrownBy(() -> ec2.describeVpcEndpoints(d -> d.vpcEndpointIds("vpce-9")))
          .isInstanceOfSatisfying(
              Ec2Exception.class,
              e ->
                  assertThat(e.awsErrorDetails().errorCode())
                      .isEqualTo("InvalidVpcEndpointId.NotFound"));
      assertThatThrownBy(() -> ec2.describeVpcEndpoints(d -> d.filters(filter("x", "y"))))
          .hasMessageContaining("The filter 'x' is invalid");
    }
  }

  @Test
  void aSecretIsReadByItsName() {
    try (var secrets = Clients.to(aws, SecretsManagerClient.builder(), "AKIDEXAMPLE")) {
      assertThat(secrets.getSecretValue(get -> get.secretId("slack")).secretString())
          .isEqualTo("https://example.com/hook");
      aws.state().putSecret("other", "value");
      assertThat(secrets.getSecretValue(get -> get.secretId("other")).secretString())
          .isEqualTo("value");
      assertThatThrownBy(() -> secrets.getSecretValue(get -> get.secretId("nothing")))
          .isInstanceOf(ResourceNotFoundException.class);
    }
  }

  @Test
  void aTrailLogsManagementEventsOrThereIsNone() {
    try (var trails = Clients.to(aws, CloudTrailClient.builder(), "AKIDEXAMPLE")) {
      var trail = trails.describeTrails().trailList().getFirst();
      assertThat(trails.getTrailStatus(get -> get.name(trail.trailARN())).isLogging()).isTrue();
      assertThat(
              trails
                  .getEventSelectors(get -> get.trailName(trail.name()))
                  .eventSelectors()
                  .getFirst()
                  .includeManagementEvents())
          .isTrue();
      assertThatThrownBy(() -> trails.getTrailStatus(get -> get.name("other")))
          .isInstanceOf(TrailNotFoundException.class);
    }
    World without = World.parse(WORLD.replaceFirst("\\{", "{\"trails\": false, "));
    try (LocalAws none = LocalAws.start(without, GUARD, clock);
        var trails = Clients.to(none, CloudTrailClient.builder(), "AKIDEXAMPLE")) {
      assertThat(trails.describeTrails().trailList()).isEmpty();
    }
  }

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }
}
