package io.labelguard.aws.sagemaker;

import static io.labelguard.aws.LoopbackAws.Answer.jsonError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.LoopbackAws.Ask;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.Kind;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

class SageMakerWorkteamsTest {

  private static final String MEMBERS =
      "[{\"CognitoMemberDefinition\":{\"UserPool\":\"p\",\"UserGroup\":\"g\",\"ClientId\":\"c\"}},"
          + "{\"OidcMemberDefinition\":{\"Groups\":[\"x\",\"y\"]}}]";
  private static final PresignConstraint SOURCE_IP = new PresignConstraint(true, false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|false|false",
        ",\"WorkerAccessConfiguration\":null|false|false",
        ",\"WorkerAccessConfiguration\":{}|false|false",
        ",\"WorkerAccessConfiguration\":{\"S3Presign\":{\"IamPolicyConstraints\":{}}}|false|false",
        ",\"WorkerAccessConfiguration\":{\"S3Presign\":{\"IamPolicyConstraints\":{\"SourceIp\":\"Disabled\"}}}|false|false",
        ",\"WorkerAccessConfiguration\":{\"S3Presign\":{\"IamPolicyConstraints\":{\"SourceIp\":\"Enabled\"}}}|true|false",
        ",\"WorkerAccessConfiguration\":{\"S3Presign\":{\"IamPolicyConstraints\":{\"SourceIp\":\"Enabled\",\"VpcSourceIp\":\"Enabled\"}}}|true|true",
      })
  void everyFormOfNoConstraintIsNone(String access, boolean sourceIp, boolean vpcSourceIp) {
    Workteam team = find(_ -> Answer.ok(described(access == null ? "" : access))).orElseThrow();
    assertThat(team.constraint()).isEqualTo(new PresignConstraint(sourceIp, vpcSourceIp));
  }

  @Test
  void theOtherFieldsAreKeptForComparison() {
    Workteam team = find(_ -> Answer.ok(described(""))).orElseThrow();
    assertThat(team.kind()).isEqualTo(Kind.PRIVATE);
    assertThat(team.lastUpdated()).contains(Instant.ofEpochSecond(1_763_596_800));
    assertThat(team.otherFields())
        .containsOnlyKeys("Description", "MemberDefinitions", "NotificationConfiguration")
        .containsEntry("Description", "\"annotators\"")
        .containsEntry(
            "MemberDefinitions",
            "[{\"CognitoMemberDefinition\":{\"ClientId\":\"c\",\"UserGroup\":\"g\",\"UserPool\":\"p\"}},"
                + "{\"OidcMemberDefinition\":{\"Groups\":[\"x\",\"y\"]}}]");
  }

  @ParameterizedTest
  @CsvSource({"ValidationException", "ResourceNotFound"})
  void anUnknownTeamIsNotFound(String code) {
    assertThat(find(_ -> jsonError(400, code, "The work team does not exist"))).isEmpty();
  }

  @Test
  void aRefusalIsNotTakenForAMissingTeam() {
    assertThatThrownBy(() -> find(_ -> jsonError(400, "AccessDeniedException", "no")))
        .isInstanceOf(CallFailedException.class);
  }

  @Test
  void allTeamsArePagedAndSorted() {
    List<Workteam> teams =
        with(ask ->
                ask.body().contains("NextToken")
                    ? Answer.ok("{\"Workteams\":[{\"WorkteamName\":\"a\"}]}")
                    : Answer.ok("{\"Workteams\":[{\"WorkteamName\":\"b\"}],\"NextToken\":\"n\"}"))
            .apply(SageMakerWorkteams::all);
    assertThat(teams).extracting(Workteam::name).containsExactly("a", "b");
  }

  @Test
  void theWorkforceIsReadWithItsVpc() {
    String answer =
        """
        {"Workforces":[{"WorkforceName":"default","WorkforceArn":"arn:w","IpAddressType":"dualstack",
          "SourceIpConfig":{"Cidrs":["198.51.100.0/24"]},"Status":"Updating",
          "LastUpdatedDate":1763596800,
          "WorkforceVpcConfig":{"VpcId":"vpc-1","VpcEndpointId":"vpce-1"}}]}
        """;
    assertThat(with(_ -> Answer.ok(answer)).apply(SageMakerWorkteams::workforce))
        .contains(
            new Workforce(
                "default",
                Optional.of("arn:w"),
                List.of("198.51.100.0/24"),
                Optional.of(new Workforce.Vpc("vpc-1", Optional.of("vpce-1"))),
                true,
                Optional.of("Updating"),
                Optional.of(Instant.ofEpochSecond(1763596800)),
                new TreeMap<>(
                    Map.of(
                        "IpAddressType",
                        "\"dualstack\"",
                        "WorkforceVpcConfig",
                        "{\"VpcEndpointId\":\"vpce-1\",\"VpcId\":\"vpc-1\"}"))));
  }

  @Test
  void aWorkforceMayBeMissingOrHaveNothingSet() {
    assertThat(with(_ -> Answer.ok("{\"Workforces\":[]}")).apply(SageMakerWorkteams::workforce))
        .isEmpty();
    assertThat(
            with(_ ->
                    Answer.ok(
                        "{\"Workforces\":[{\"WorkforceName\":\"w\",\"WorkforceVpcConfig\":{}}]}"))
                .apply(SageMakerWorkteams::workforce))
        .contains(Workforce.of("w", Optional.empty(), List.of(), Optional.empty(), false));
  }

  @Test
  void theModeTagOfATeamIsRead() {
    assertThat(tag(Answer.ok("{\"Tags\":[{\"Key\":\"labelguard:mode\",\"Value\":\"ignore\"}]}")))
        .isEqualTo(new TagReading.Value(Optional.of("ignore"), Optional.empty()));
    assertThat(tag(Answer.ok("{\"Tags\":[]}")))
        .isEqualTo(new TagReading.Value(Optional.empty(), Optional.empty()));
    assertThat(tag(jsonError(400, "AccessDeniedException", "no")))
        .isInstanceOf(TagReading.Unreadable.class);
  }

  @Test
  void anUpdateSendsTheSameMembersAndBothConstraints() throws Exception {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(described("")))) {
      assertThat(set(aws, team())).isEqualTo(new PutResult.Accepted());
      Ask update = aws.asked().getLast();
      assertThat(update.operation()).isEqualTo("UpdateWorkteam");
      var json = new com.fasterxml.jackson.databind.ObjectMapper();
      assertThat(json.readTree(update.body()))
          .isEqualTo(
              json.readTree(
                  """
                  {"WorkteamName":"t","MemberDefinitions":%s,"WorkerAccessConfiguration":{
                    "S3Presign":{"IamPolicyConstraints":{
                      "SourceIp":"Enabled","VpcSourceIp":"Disabled"}}}}
                  """
                      .formatted(MEMBERS)));
    }
  }

  @Test
  void aTeamThatSomeoneElseChangedIsNotWritten() {
    Workteam before = team();
    try (LoopbackAws aws =
        new LoopbackAws(_ -> Answer.ok(described("").replace("1763596800", "1763596801")))) {
      assertThat(set(aws, before)).isInstanceOf(PutResult.Refused.class);
      assertThat(aws.asked()).hasSize(1);
    }
  }

  @Test
  void aTeamThatIsGoneIsNotWritten() {
    try (LoopbackAws aws =
        new LoopbackAws(_ -> jsonError(400, "ValidationException", "no such team"))) {
      assertThat(set(aws, team())).isEqualTo(new PutResult.Refused("work team t is gone"));
    }
  }

  @Test
  void anUpdateThatFailsIsUnclearAndNotTriedAgain() {
    Workteam before = team();
    try (LoopbackAws aws =
        new LoopbackAws(
            ask ->
                ask.operation().equals("UpdateWorkteam")
                    ? jsonError(500, "InternalFailure", "oops")
                    : Answer.ok(described("")))) {
      assertThat(set(aws, before)).isInstanceOf(PutResult.Unclear.class);
      assertThat(aws.asked()).hasSize(2);
    }
  }

  private static PutResult set(LoopbackAws aws, Workteam before) {
    return new SageMakerWorkteamWriter(aws.client(SageMakerClient.builder()))
        .setConstraint(before, SOURCE_IP);
  }

  private static Workteam team() {
    return find(_ -> Answer.ok(described(""))).orElseThrow();
  }

  private static TagReading tag(Answer answer) {
    return with(_ -> answer)
        .apply(
            teams ->
                teams.modeTag(
                    Workteam.of("t", Optional.of("arn:t"), Kind.PRIVATE, PresignConstraint.NONE)));
  }

  private static Optional<Workteam> find(Function<Ask, Answer> answers) {
    return with(answers).apply(teams -> teams.find("t"));
  }

  private interface Use {
    <T> T apply(Function<SageMakerWorkteams, T> use);
  }

  private static Use with(Function<Ask, Answer> answers) {
    return new Use() {
      @Override
      public <T> T apply(Function<SageMakerWorkteams, T> use) {
        try (LoopbackAws aws = new LoopbackAws(answers)) {
          return use.apply(new SageMakerWorkteams(aws.client(SageMakerClient.builder())));
        }
      }
    };
  }

  private static String described(String access) {
    return """
    {"Workteam":{"WorkteamName":"t","Description":"annotators","LastUpdatedDate":1763596800,
      "WorkteamArn":"arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t",
      "NotificationConfiguration":{"NotificationTopicArn":"arn:n"},
      "MemberDefinitions":%s%s}}
    """
        .formatted(MEMBERS, access);
  }
}
