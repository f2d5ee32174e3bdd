package io.labelguard.local;

import static io.labelguard.local.Clients.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EnabledOrDisabled;

class EventLogTest {

  private static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1", "buckets": [{"name": "labels"}],
       "workteams": [{"WorkteamName": "reviewers"}]}\
      """;

  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:PutObject",\
      "Resource":"arn:aws:s3:::labels/*"}]}\
      """;

  private final InstantSource clock =
      InstantSource.fixed(Instant.parse("2026-11-20T10:00:00.789Z"));
  private LocalAws aws;
  private S3Client s3;
  private SageMakerClient sageMaker;

  @BeforeEach
  void start() {
    aws = LocalAws.start(World.parse(WORLD), GUARD, clock);
    s3 = Clients.s3(aws);
    sageMaker = Clients.sageMaker(aws);
  }

  @AfterEach
  void close() {
    s3.close();
    sageMaker.close();
    aws.close();
  }

  @Test
  void aPutPolicyIsToldAsEventBridgeDeliversIt() throws JsonProcessingException {
    s3.putBucketPolicy(put -> put.bucket("labels").policy(POLICY));
    JsonNode event = onlyEvent();
    assertThat(event.path("detail-type").asText()).isEqualTo("AWS API Call via CloudTrail");
    assertThat(event.path("source").asText()).isEqualTo("aws.s3");
    assertThat(event.path("account").asText()).isEqualTo("111122223333");
    assertThat(event.path("time").asText()).isEqualTo("2026-11-20T10:00:00Z");
    assertThat(event.path("resources").isArray()).isTrue();
    JsonNode detail = event.path("detail");
    assertThat(detail.path("eventName").asText()).isEqualTo("PutBucketPolicy");
    assertThat(detail.path("eventSource").asText()).isEqualTo("s3.amazonaws.com");
    assertThat(detail.path("eventTime").asText()).isEqualTo("2026-11-20T10:00:00Z");
    assertThat(detail.path("requestParameters").path("bucketPolicy"))
        .isEqualTo(JsonTrees.parse(POLICY));
    assertThat(detail.path("requestParameters").path("bucketName").asText()).isEqualTo("labels");
    assertThat(detail.path("requestParameters").path("Host").asText())
        .isEqualTo("labels.s3.us-east-1.amazonaws.com");
    assertThat(detail.path("requestParameters").path("policy").asText("none")).isEmpty();
    assertThat(detail.path("responseElements").isNull()).isTrue();
    assertThat(detail.path("resources").path(0).path("ARN").asText())
        .isEqualTo("arn:aws:s3:::labels");
    assertThat(detail.has("errorCode")).isFalse();
    assertThat(detail.path("userAgent").asText()).contains("aws-sdk-java");
    assertThat(detail.path("userIdentity").path("type").asText()).isEqualTo("AssumedRole");
    assertThat(detail.at("/userIdentity/sessionContext/sessionIssuer/arn").asText())
        .isEqualTo(GUARD);
  }

  @Test
  void aUsersCallNamesTheUser() throws JsonProcessingException {
    String alice = "arn:aws:iam::111122223333:user/alice";
    try (S3Client asAlice = Clients.s3As(aws, alice)) {
      asAlice.deleteBucketPolicy(delete -> delete.bucket("labels"));
    }
    JsonNode detail = onlyEvent().path("detail");
    assertThat(detail.path("eventName").asText()).isEqualTo("DeleteBucketPolicy");
    assertThat(detail.path("userIdentity").path("type").asText()).isEqualTo("IAMUser");
    assertThat(detail.path("userIdentity").path("arn").asText()).isEqualTo(alice);
    assertThat(detail.path("userIdentity").path("userName").asText()).isEqualTo("alice");
  }

  @Test
  void aFailedCallIsToldWithItsError() throws JsonProcessingException {
    assertThatThrownBy(() -> s3.putBucketPolicy(put -> put.bucket("labels").policy("no json")))
        .isInstanceOf(S3Exception.class);
    JsonNode detail = onlyEvent().path("detail");
    assertThat(detail.path("errorCode").asText()).isEqualTo("MalformedPolicy");
    assertThat(detail.path("errorMessage").asText()).contains("valid JSON");
    assertThat(detail.path("responseElements").isNull()).isTrue();
  }

  @Test
  void sageMakersMembersBeginWithALowerLetter() throws JsonProcessingException {
    sageMaker.updateWorkteam(
        update ->
            update
                .workteamName("reviewers")
                .workerAccessConfiguration(
                    access ->
                        access.s3Presign(
                            presign ->
                                presign.iamPolicyConstraints(
                                    c -> c.sourceIp(EnabledOrDisabled.ENABLED)))));
    JsonNode event = onlyEvent();
    assertThat(event.path("source").asText()).isEqualTo("aws.sagemaker");
    JsonNode request = event.path("detail").path("requestParameters");
    assertThat(request.path("workteamName").asText()).isEqualTo("reviewers");
    String constraint = "/workerAccessConfiguration/s3Presign/iamPolicyConstraints/sourceIp";
    assertThat(request.at(constraint).asText()).isEqualTo("Enabled");
    assertThat(event.at("/detail/responseElements/workteam/workteamArn").asText())
        .endsWith("private-crowd/reviewers");
  }

  @Test
  void readsAreNotToldAndEveryEventHasItsOwnId() throws JsonProcessingException {
    sageMaker.listWorkteams();
    sageMaker.describeWorkteam(describe -> describe.workteamName("reviewers"));
    assertThat(aws.takeEvents()).isEmpty();

    s3.deleteBucketPolicy(delete -> delete.bucket("labels"));
    s3.deleteBucketPolicy(delete -> delete.bucket("labels"));
    List<String> events = aws.takeEvents();
    assertThat(id(events.getFirst())).isNotEqualTo(id(events.getLast()));
    assertThat(aws.takeEvents()).isEmpty();
  }

  @Test
  void withoutATrailNothingIsTold() {
    World world = World.parse(WORLD.replaceFirst("\\{", "{\"trails\": false, "));
    try (LocalAws silent = LocalAws.start(world, GUARD, clock);
        S3Client client = Clients.s3(silent)) {
      client.deleteBucketPolicy(delete -> delete.bucket("labels"));
      assertThat(silent.takeEvents()).isEmpty();
    }
  }

  @Test
  void anEventThatWasRaisedCanBeEnactedInAnotherAccount() throws JsonProcessingException {
    s3.putBucketPolicy(put -> put.bucket("labels").policy(POLICY));
    sageMaker.createWorkteam(
        create -> create.workteamName("new").description("d").memberDefinitions(Clients.member()));
    try (LocalAws other = LocalAws.start(World.parse(WORLD), GUARD, clock)) {
      aws.takeEvents().forEach(event -> assertThat(other.state().enact(event)).isTrue());
      assertThat(JsonTrees.parse(other.state().policy("labels").orElseThrow()))
          .isEqualTo(JsonTrees.parse(POLICY));
      assertThat(other.state().team("new")).isEqualTo(aws.state().team("new"));
      assertThat(other.takeEvents()).isEmpty();
    }
  }

  @Test
  void anAccountThatGoesOnNamesItsEventsAnew() throws JsonProcessingException {
    s3.deleteBucketPolicy(delete -> delete.bucket("labels"));
    String first = id(aws.takeEvents().getFirst());
    World after = World.parse(aws.state().world().toJson());
    assertThat(after.events()).isEqualTo(1);
    try (LocalAws later = LocalAws.start(after, GUARD, clock);
        S3Client client = Clients.s3(later)) {
      client.deleteBucketPolicy(delete -> delete.bucket("labels"));
      assertThat(id(later.takeEvents().getFirst())).isNotEqualTo(first);
      assertThat(later.state().world().events()).isEqualTo(2);
    }
  }

  private JsonNode onlyEvent() throws JsonProcessingException {
    List<String> events = aws.takeEvents();
    assertThat(events).hasSize(1);
    return JsonTrees.parse(events.getFirst());
  }

  private static String id(String event) throws JsonProcessingException {
    return JsonTrees.parse(event).at("/detail/eventID").asText();
  }
}
