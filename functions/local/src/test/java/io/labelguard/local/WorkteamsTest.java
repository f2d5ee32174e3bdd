package io.labelguard.local;

import static io.labelguard.local.Clients.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.local.world.World;
import java.time.Instant;
import java.time.InstantSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EnabledOrDisabled;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Workforce;
import software.amazon.awssdk.services.sagemaker.model.WorkforceStatus;
import software.amazon.awssdk.services.sagemaker.model.Workteam;

class WorkteamsTest {

  private static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1",
       "workteams": [
         {"Workteam": {"WorkteamName": "reviewers", "Description": "Reviewers", "CreateDate": "2026-01-05T08:00:00Z",
           "LastUpdatedDate": "2026-01-06T08:00:00Z",
           "MemberDefinitions": [{"CognitoMemberDefinition": {"UserPool": "p", "UserGroup": "g", "ClientId": "c"}}],
           "NotificationConfiguration": {"NotificationTopicArn": "arn:aws:sns:us-east-1:111122223333:workers"},
           "Tags": [{"Key": "labelguard:mode", "Value": "alert"}]}},
         {"WorkteamName": "legacy", "CreateDate": 1672531200}],
       "workforce": {"WorkforceName": "default", "SubDomain": "x.labeling.us-east-1.sagemaker.aws",
         "SourceIpConfig": {"Cidrs": ["198.51.100.0/24"]},
         "WorkforceVpcConfig": {"VpcId": "vpc-1", "SecurityGroupIds": "sg-1", "Subnets": ["subnet-1"]}}}\
      """;

  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));
  private LocalAws aws;
  private SageMakerClient sageMaker;

  @BeforeEach
  void start() {
    aws = LocalAws.start(World.parse(WORLD), GUARD, clock);
    sageMaker = Clients.sageMaker(aws);
  }

  @AfterEach
  void close() {
    sageMaker.close();
    aws.close();
  }

  @Test
  void anUpdateChangesWhatItGivesAndKeepsTheRest() {
    Workteam before = team("reviewers");
    Workteam answered =
        sageMaker
            .updateWorkteam(
                update ->
                    update
                        .workteamName("reviewers")
                        .memberDefinitions(before.memberDefinitions())
                        .workerAccessConfiguration(
                            access ->
                                access.s3Presign(
                                    presign ->
                                        presign.iamPolicyConstraints(
                                            constraints ->
                                                constraints
                                                    .sourceIp(EnabledOrDisabled.ENABLED)
                                                    .vpcSourceIp(EnabledOrDisabled.DISABLED)))))
            .workteam();
    Workteam after = team("reviewers");
    assertThat(after).isEqualTo(answered);
    assertThat(after.workerAccessConfiguration().s3Presign().iamPolicyConstraints().sourceIp())
        .isEqualTo(EnabledOrDisabled.ENABLED);
    assertThat(after.lastUpdatedDate()).isEqualTo(clock.instant());
    assertThat(
            after.toBuilder()
                .workerAccessConfiguration(before.workerAccessConfiguration())
                .lastUpdatedDate(before.lastUpdatedDate())
                .build())
        .isEqualTo(before);
  }

  @Test
  void eachUpdateMovesTheDateEvenWhereTheClockStands() {
    sageMaker.updateWorkteam(update -> update.workteamName("reviewers").description("a"));
    Instant first = team("reviewers").lastUpdatedDate();
    sageMaker.updateWorkteam(update -> update.workteamName("reviewers").description("b"));
    assertThat(team("reviewers").lastUpdatedDate()).isAfter(first);
  }

  @Test
  void anUnknownTeamIsAValidationError() {
    invalid(() -> team("nobody"), "nobody");
    invalid(() -> sageMaker.updateWorkteam(update -> update.workteamName("nobody")), "nobody");
  }

  @Test
  void aCreatedTeamIsPrivateAndItsNameTaken() {
    String arn = create("street-scenes");
    assertThat(arn)
        .isEqualTo("arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/street-scenes");
    Workteam team = team("street-scenes");
    assertThat(team.createDate()).isEqualTo(clock.instant());
    assertThat(team.workerAccessConfiguration()).isNull();
    assertThatThrownBy(() -> create("street-scenes")).isInstanceOf(ResourceInUseException.class);
    invalid(
        () -> sageMaker.createWorkteam(create -> create.workteamName("x")), "memberDefinitions");
  }

  @Test
  void twentyFiveTeamsAreTheMost() {
    for (int i = 0; i < 23; i++) {
      create("team-" + i);
    }
    assertThatThrownBy(() -> create("one-more")).isInstanceOf(ResourceLimitExceededException.class);
    sageMaker.deleteWorkteam(delete -> delete.workteamName("team-7"));
    create("one-more");
  }

  @Test
  void listsHaveWholeTeamsInPages() {
    var page = sageMaker.listWorkteams(list -> list.maxResults(1).sortBy("Name"));
    assertThat(page.workteams()).containsExactly(team("legacy"));
    var next =
        sageMaker.listWorkteams(l -> l.maxResults(1).sortBy("Name").nextToken(page.nextToken()));
    assertThat(next.workteams()).containsExactly(team("reviewers"));
    assertThat(next.nextToken()).isNull();
    assertThat(sageMaker.listWorkteams(list -> list.nameContains("LEG")).workteams())
        .containsExactly(team("legacy"));
  }

  @Test
  void tagsOfATeamAreListedByItsArn() {
    String arn = team("reviewers").workteamArn();
    assertThat(sageMaker.listTags(list -> list.resourceArn(arn)).tags())
        .singleElement()
        .matches(tag -> tag.key().equals("labelguard:mode") && tag.value().equals("alert"));
    assertThat(sageMaker.listTags(l -> l.resourceArn(team("legacy").workteamArn())).tags())
        .isEmpty();
  }

  @Test
  void theWorkforceIsDescribedListedAndUpdated() {
    Workforce workforce =
        sageMaker.describeWorkforce(describe -> describe.workforceName("default")).workforce();
    assertThat(workforce.status()).isEqualTo(WorkforceStatus.ACTIVE);
    assertThat(workforce.workforceVpcConfig().securityGroupIds()).containsExactly("sg-1");
    assertThat(sageMaker.listWorkforces(_ -> {}).workforces()).containsExactly(workforce);
    invalid(() -> sageMaker.describeWorkforce(describe -> describe.workforceName("x")), "x");

    sageMaker.updateWorkforce(
        update ->
            update
                .workforceName("default")
                .sourceIpConfig(ips -> ips.cidrs("203.0.113.0/24"))
                .workforceVpcConfig(_ -> {}));
    Workforce updated =
        sageMaker.describeWorkforce(describe -> describe.workforceName("default")).workforce();
    assertThat(updated.sourceIpConfig().cidrs()).containsExactly("203.0.113.0/24");
    assertThat(updated.workforceVpcConfig()).isNull();
    assertThat(updated.subDomain()).isEqualTo(workforce.subDomain());
  }

  @Test
  void thereIsOneWorkforceOnly() {
    assertThatThrownBy(() -> sageMaker.createWorkforce(create -> create.workforceName("second")))
        .isInstanceOf(ResourceLimitExceededException.class);
    try (LocalAws empty = LocalAws.start(World.empty("111122223333", "us-east-1"), GUARD, clock);
        SageMakerClient client = Clients.sageMaker(empty)) {
      assertThat(client.listWorkforces(_ -> {}).workforces()).isEmpty();
      assertThat(client.createWorkforce(create -> create.workforceName("default")).workforceArn())
          .isEqualTo("arn:aws:sagemaker:us-east-1:111122223333:workforce/default");
    }
  }

  private Workteam team(String name) {
    return sageMaker.describeWorkteam(describe -> describe.workteamName(name)).workteam();
  }

  private String create(String name) {
    return sageMaker
        .createWorkteam(
            create ->
                create.workteamName(name).description("d").memberDefinitions(Clients.member()))
        .workteamArn();
  }

  private static void invalid(ThrowingCallable call, String part) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SageMakerException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
        .hasMessageContaining(part);
  }
}
