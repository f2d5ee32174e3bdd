package io.labelguard.aws.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.event.EventReading.FailedCall;
import io.labelguard.aws.event.EventReading.NotOurs;
import io.labelguard.aws.event.EventReading.Ours;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.event.GuardEvent.BucketPolicyChanged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudTrailEventsTest {

  private static final Path EVENTS = Path.of(System.getProperty("labelguard.root"), "events");

  @ParameterizedTest
  @CsvSource({
    "01-team-without-constraint, CreateWorkteam, street-scenes-annotators",
    "02-job-on-vpc-only-bucket, CreateLabelingJob, xray-triage",
    "03-policy-tightened, PutBucketPolicy, gt-labeling-data",
    "10-put-bucket-policy-2019-form, PutBucketPolicy, gt-labeling-archive",
    "11-delete-bucket-policy-2015-form, DeleteBucketPolicy, gt-labeling-archive",
    "12-delete-bucket-policy, DeleteBucketPolicy, gt-labeling-archive",
    "13-error-code-null, PutBucketPolicy, gt-labeling-data",
    "14-error-code-empty, PutBucketPolicy, gt-labeling-data",
    "15-through-cloudformation, PutBucketPolicy, gt-labeling-data",
    "16-cross-account-caller, PutBucketPolicy, gt-partner-drop",
    "17-hostile-strings, PutBucketPolicy, gt-hostile-names",
    "19-team-updated-with-constraint, UpdateWorkteam, reviewers",
    "21-workforce-created, CreateWorkforce, default",
    "22-workforce-opened-to-the-world, UpdateWorkforce, default",
    "24-request-parameters-omitted, PutBucketPolicy, gt-labeling-data",
    "34-job-stopped, StopLabelingJob, cats-and-dogs",
    "40-bucket-tagged, PutBucketTagging, gt-labeling-data",
    "41-bucket-tags-deleted, DeleteBucketTagging, gt-labeling-data",
    "42-tags-decide-access, PutBucketAbac, gt-labeling-data",
    "33-put-bucket-cors, PutBucketCors, gt-labeling-data",
    "49-bucket-cors-deleted, DeleteBucketCors, gt-labeling-data",
    "50-bucket-deleted, DeleteBucket, gt-labeling-data",
    "43-bucket-tagged-by-arn, TagResource, gt-labeling-data",
    "44-bucket-untagged-by-arn, UntagResource, gt-labeling-data",
    "46-team-deleted, DeleteWorkteam, night-shift",
    "47-workforce-deleted, DeleteWorkforce, default",
    "51-key-policy-replaced, PutKeyPolicy, 8c4f1e2a-3b5d-4c6e-9f70-1a2b3c4d5e6f",
    "52-key-disabled, DisableKey, 8c4f1e2a-3b5d-4c6e-9f70-1a2b3c4d5e6f",
    "53-key-deletion-scheduled, ScheduleKeyDeletion, 8c4f1e2a-3b5d-4c6e-9f70-1a2b3c4d5e6f",
    "54-grant-revoked, RevokeGrant, 8c4f1e2a-3b5d-4c6e-9f70-1a2b3c4d5e6f",
    "55-function-deleted, DeleteFunction, quality-pre-task",
    "56-function-permission-removed, RemovePermission, quality-pre-task",
    "57-function-configured, UpdateFunctionConfiguration, quality-pre-task",
    "58-function-concurrency, PutFunctionConcurrency, quality-pre-task",
    "59-topic-deleted, DeleteTopic, labeling-input",
    "60-topic-attribute-set, SetTopicAttributes, labeling-input",
    "61-queue-deleted, DeleteQueue, GroundTruth-street-stream",
    "62-queue-attribute-set, SetQueueAttributes, GroundTruth-street-stream",
    "63-vpc-endpoint-deleted, DeleteVpcEndpoints, vpce-0c1d2e3f4a5b60789",
    "64-vpc-endpoint-modified, ModifyVpcEndpoint, vpce-0c1d2e3f4a5b60789",
    "65-route-table-replaced, ReplaceRouteTableAssociation, rtbassoc-0a1b2c3d4e5f60718",
    "66-route-table-disassociated, DisassociateRouteTable, rtbassoc-0a1b2c3d4e5f60718",
    "67-role-policy-put, PutRolePolicy, GroundTruthExecution",
    "68-role-policy-deleted, DeleteRolePolicy, GroundTruthExecution",
    "69-role-policy-attached, AttachRolePolicy, GroundTruthExecution",
    "70-role-policy-detached, DetachRolePolicy, GroundTruthExecution",
    "71-role-trust-changed, UpdateAssumeRolePolicy, GroundTruthExecution",
    "72-role-boundary-put, PutRolePermissionsBoundary, GroundTruthExecution",
    "73-role-boundary-deleted, DeleteRolePermissionsBoundary, GroundTruthExecution",
    "74-role-deleted, DeleteRole, GroundTruthExecution",
    "75-policy-version-created, CreatePolicyVersion, GroundTruthData",
    "76-policy-version-set, SetDefaultPolicyVersion, GroundTruthData",
  })
  void everyFormOfACallIsRead(String file, String call, String resource) {
    GuardEvent event = ours(file(file));
    assertThat(event.facts().call()).isEqualTo(call);
    assertThat(event.resource()).isEqualTo(resource);
    assertThat(event.facts().account()).isEqualTo("111122223333");
    assertThat(event.facts().region()).isEqualTo("us-east-1");
    assertThat(event.facts().error()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"06-failed-call, AccessDenied", "23-job-refused-by-sagemaker, ResourceInUse"})
  void aCallThatFailedIsSaidToHaveFailed(String file, String error) {
    assertThat(read(file(file)))
        .isInstanceOfSatisfying(
            FailedCall.class,
            failed -> {
              assertThat(failed.facts().error()).contains(error);
              assertThat(failed.resource()).isPresent();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "09-sweep",
        "31-forged-labelguard-event",
        "32-forged-source",
        "48-public-access-blocked",
        "35-other-service-same-call-name"
      })
  void whatIsNotOursIsSaidNotToBe(String file) {
    assertThat(read(file(file))).isInstanceOf(NotOurs.class);
  }

  @Test
  void stateChangeIsNamedByItsResource() {
    GuardEvent event = ours(file("30-labeling-job-state-change"));
    assertThat(event)
        .isEqualTo(
            new GuardEvent.LabelingJobStateChanged(
                event.facts(), "cats-and-dogs", Optional.of("Completed")));
    assertThat(event.facts().id()).isEqualTo("69482ef9-bd28-5641-b2c4-301c029f58a1");
    assertThat(event.facts().time()).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
    assertThat(event.facts().region()).isEqualTo("us-east-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"labeling-job/", "labeling-job/a b", "training-job/cats", "x"})
  void stateChangeOfNoJobIsRefused(String resource) {
    String event = file("30-labeling-job-state-change");
    assertThatThrownBy(() -> read(event.replace("labeling-job/cats-and-dogs", resource)))
        .isInstanceOfSatisfying(
            MalformedEventException.class, e -> assertThat(e.member()).isEqualTo("resources"));
  }

  @Test
  void stateChangeFromAnyoneElseIsNotOurs() {
    String event = file("30-labeling-job-state-change");
    assertThat(read(event.replace("\"aws.sagemaker\"", "\"sagemaker\"")))
        .isInstanceOf(NotOurs.class);
  }

  @Test
  void endpointThatTheCallCameThroughIsKnown() {
    String through = "\"vpcEndpointId\":\"vpce-1a2b3c4d\",\"eventID\"";
    String event = put("\"bucketName\":\"data\"");
    assertThat(ours(event.replace("\"eventID\"", through)).facts().actor().vpcEndpoint())
        .contains("vpce-1a2b3c4d");
  }

  @Test
  void callFromTheConsoleIsKnownByItsCredentials() {
    String event = put("\"bucketName\":\"data\"");
    assertThat(ours(event).facts().actor().console()).isFalse();
    for (String value : List.of("\"true\"", "true")) {
      String from = "\"sessionCredentialFromConsole\":" + value + ",\"eventID\"";
      assertThat(ours(event.replace("\"eventID\"", from)).facts().actor().console()).isTrue();
    }
    String denied = "\"sessionCredentialFromConsole\":\"false\",\"eventID\"";
    assertThat(ours(event.replace("\"eventID\"", denied)).facts().actor().console()).isFalse();
  }

  @Test
  void theNameOfABucketThatCannotBeIsRefused() {
    assertThatThrownBy(() -> read(file("18-hostile-bucket-name")))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage(
            "malformed event: detail.requestParameters.bucketName: \"gt-data\\n<!channel>"
                + "\\u001b[2J\" cannot be the name of a bucket");
  }

  @Test
  void theActorIsReadWithTheRoleBehindTheSession() {
    var actor = ours(file("15-through-cloudformation")).facts().actor();
    assertThat(actor.arn())
        .contains("arn:aws:sts::111122223333:assumed-role/DeploymentRole/AWSCloudFormation");
    assertThat(actor.issuerArn()).contains("arn:aws:iam::111122223333:role/DeploymentRole");
    assertThat(actor.account()).contains("111122223333");
    assertThat(actor.invokedBy()).contains("cloudformation.amazonaws.com");
    assertThat(actor.userAgent()).contains("cloudformation.amazonaws.com");
    assertThat(actor.sourceIp()).contains("cloudformation.amazonaws.com");
  }

  @Test
  void aCallerOfAnotherAccountIsNotTakenForTheOwner() {
    var facts = ours(file("16-cross-account-caller")).facts();
    assertThat(facts.account()).isEqualTo("111122223333");
    assertThat(facts.actor().account()).contains("444455556666");
  }

  @Test
  void thePolicyOfTheEventIsKeptWithNothingLost() {
    String policy =
        "{\"Version\":\"2012-10-17\",\"n\":1.10,\"big\":123456789012345678901234567890,\"Sid\":\"a\",\"Sid\":\"b\",\"Statement\":[{\"u\":\"\\u00e9\\n"
            + "\",\"t\":true}],\"e\":null}";
    assertThat(policyIn(put("\"bucketName\":\"data\",\"bucketPolicy\":" + policy)))
        .contains(policy.replace("\\u00e9", "é"));
  }

  @Test
  void aPolicyThatIsAStringIsItsContent() {
    assertThat(policyIn(put("\"bucketName\":\"data\",\"bucketPolicy\":\"{\\\"a\\\":1}\"")))
        .contains("{\"a\":1}");
  }

  @Test
  void theQueryMarkerIsNoPolicy() {
    assertThat(policyIn(put("\"bucketName\":\"data\",\"policy\":\"{}\""))).isEmpty();
    assertThat(policyIn(put("\"bucketName\":\"data\",\"policy\":[\"\"],\"bucketPolicy\":null")))
        .isEmpty();
  }

  @Test
  void theOrderOfMembersDoesNotMatter() {
    GuardEvent event =
        ours(
            """
            {"detail":{"requestParameters":{"bucketPolicy":{"Statement":[]},"bucketName":"data"},
              "eventName":"PutBucketPolicy","eventTime":"2026-11-20T10:20:05+01:00",
              "awsRegion":"eu-west-1","eventSource":"s3.amazonaws.com","eventID":"e-1"},
             "source":"aws.s3","account":"111122223333",
             "detail-type":"AWS API Call via CloudTrail"}
            """);
    assertThat(event.facts().time()).isEqualTo(Instant.parse("2026-11-20T09:20:05Z"));
    assertThat(event.facts().account()).isEqualTo("111122223333");
    assertThat(event.facts().actor().arn()).isEmpty();
  }

  @Test
  void aBucketNameInAListIsTaken() {
    assertThat(ours(put("\"bucketName\":[\"data\"]")).resource()).isEqualTo("data");
  }

  @Test
  void anOmittedRequestOfATeamIsMadeUpForByItsArn() {
    String event =
        """
        {"id":"x","detail-type":"AWS API Call via CloudTrail","source":"aws.sagemaker",
         "account":"111122223333","region":"us-east-1","time":"2026-11-20T10:00:00Z",
         "detail":{"eventName":"CreateWorkteam","eventSource":"sagemaker.amazonaws.com",
          "responseElements":{"workteamArn":
            "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers"}}}
        """;
    assertThat(ours(event).resource()).isEqualTo("reviewers");
    assertThat(ours(event).facts().id()).isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"bucketName\":\"\"|detail.requestParameters.bucketName",
        "\"bucketName\":{\"a\":1}|detail.requestParameters.bucketName",
        "\"bucketName\":\"../x\"|detail.requestParameters.bucketName",
        "\"host\":\"data\"|detail.requestParameters.bucketName",
      })
  void aMissingOrOddNameIsNamed(String request, String member) {
    assertThatThrownBy(() -> read(put(request)))
        .isInstanceOfSatisfying(
            MalformedEventException.class, e -> assertThat(e.member()).isEqualTo(member));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"eventID\":\"e-1\",|\"id\":\"i\",|detail.eventID",
        "\"eventTime\":\"2026-11-20T10:00:00Z\",|\"time\":\"2026-11-20T10:00:00Z\",|detail.eventTime",
        "\"awsRegion\":\"us-east-1\",|\"region\":\"us-east-1\",|detail.awsRegion",
        "\"recipientAccountId\":\"111122223333\",|\"account\":\"111122223333\",|detail.recipientAccountId",
      })
  void theEnvelopeMakesUpForTheRecordAndTheRecordForTheEnvelope(
      String record, String envelope, String member) {
    String event = put("\"bucketName\":\"data\"");
    assertThat(ours(event.replace(record, "")).resource()).isEqualTo("data");
    assertThat(ours(event.replace(envelope, ""))).isEqualTo(ours(event));
    assertThatThrownBy(() -> read(event.replace(record, "").replace(envelope, "")))
        .isInstanceOfSatisfying(
            MalformedEventException.class, e -> assertThat(e.member()).isEqualTo(member));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "\"x\"", "{", "{\"a\":}", "{} {}", "{\"detail\":{\"a\":[1,}"})
  void whatIsNoJsonObjectIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedEventException.class);
  }

  @Test
  void aVeryDeepEventIsRefusedNotCrashedOn() {
    String deep = "{\"detail\":{\"requestParameters\":{\"bucketPolicy\":" + "[".repeat(200_000);
    assertThatThrownBy(() -> read(deep)).isInstanceOf(MalformedEventException.class);
  }

  static String put(String request) {
    return """
    {"id":"i","detail-type":"AWS API Call via CloudTrail","source":"aws.s3",
     "account":"111122223333","region":"us-east-1","time":"2026-11-20T10:00:00Z","detail":{
     "eventID":"e-1","eventTime":"2026-11-20T10:00:00Z","awsRegion":"us-east-1",
     "recipientAccountId":"111122223333","eventName":"PutBucketPolicy",
     "eventSource":"s3.amazonaws.com","requestParameters":{%s}}}
    """
        .formatted(request);
  }

  private static Optional<String> policyIn(String event) {
    return ((BucketPolicyChanged) ours(event)).policyCopy();
  }

  static GuardEvent ours(String event) {
    return ((Ours) read(event)).event();
  }

  static EventReading read(String event) {
    try (InputStream in = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))) {
      return CloudTrailEvents.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String file(String name) {
    try {
      return Files.readString(EVENTS.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
