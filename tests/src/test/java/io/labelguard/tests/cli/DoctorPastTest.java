package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `labelguard doctor` says of the past of a job that has ended badly.
class DoctorPastTest {

  private static final String JOB = "cats-and-dogs";
  private static final String BUCKET = "gt-labeling-data";
  private static final String ROLE = "GroundTruthExecutionRole";
  private static final String EVE = "arn:aws:sts::111122223333:assumed-role/Admin/eve";

  @TempDir Path folder;

  private ObjectNode world;
  private ArrayNode trail;

  /// The job ran from the 10th to the 12th.
  @BeforeEach
  void aJobHasFailed() throws IOException {
    world =
        (ObjectNode)
            Command.tree(Files.readString(Repository.root().resolve("docs/examples/world.json")));
    world.put("now", "2026-11-20T00:00:00Z");
    job()
        .put("LabelingJobStatus", "Failed")
        .put("FailureReason", "AccessDenied")
        .put("CreationTime", "2026-11-10T08:00:00Z")
        .put("LastModifiedTime", "2026-11-12T08:00:00Z");
    trail = world.putArray("trail");
  }

  @Test
  void aPolicyThatDeniedTheJobIsNamedWithWhoWroteItAndWhen() {
    put("2026-11-11T08:00:00Z", denying());
    called("2026-11-11T09:00:00Z", "DeleteBucketPolicy", "s3", "bucketName", BUCKET);
    List<JsonNode> changes = changes(doctor());
    assertThat(changes).hasSize(2);
    assertThat(changes.getFirst())
        .isEqualTo(
            Command.tree(
                """
                {"type":"change","job":"cats-and-dogs","time":"2026-11-11T08:00:00Z",
                 "event":"PutBucketPolicy","bucket":"gt-labeling-data",
                 "actor":"arn:aws:sts::111122223333:assumed-role/Admin/eve",
                 "denies":["ground-truth","workers"]}
                """));
    assertThat(changes.getLast().path("event").asText()).isEqualTo("DeleteBucketPolicy");
    assertThat(changes.getLast().path("denies")).isEmpty();
    assertThat(text())
        .contains("2026-11-11T08:00:00Z PutBucketPolicy on bucket gt-labeling-data, by " + EVE)
        .contains("it denies Ground Truth, workers");
  }

  @Test
  void aPolicyThatDeniesNothingIsAChangeToo() {
    put("2026-11-11T08:00:00Z", Command.tree("{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
    assertThat(changes(doctor())).hasSize(1).allSatisfy(this::deniesNothing);
  }

  private void deniesNothing(JsonNode change) {
    assertThat(change.path("denies").isArray()).isTrue();
    assertThat(change.path("denies")).isEmpty();
  }

  /// CloudTrail leaves out a policy that is too long.
  @Test
  void whereTheEventHasNoTextNothingIsSaidOfWhatItDenies() {
    called("2026-11-11T08:00:00Z", "PutBucketPolicy", "s3", "bucketName", BUCKET);
    assertThat(changes(doctor())).hasSize(1).allSatisfy(c -> assertThat(c.has("denies")).isFalse());
    assertThat(text()).contains("the policy's text is not known");
  }

  @Test
  void changesOfTheRoleAreFound() {
    called("2026-11-11T08:00:00Z", "DetachRolePolicy", "iam", "roleName", ROLE);
    assertThat(changes(doctor()))
        .hasSize(1)
        .allSatisfy(
            change -> {
              assertThat(change.path("role").asText()).isEqualTo(ROLE);
              assertThat(change.path("actor").asText()).isEqualTo(EVE);
            });
  }

  @Test
  void whatWasBeforeOrAfterOrOnlyReadOrFailedIsNoChange() {
    put("2026-11-10T07:59:59Z", denying());
    put("2026-11-12T08:00:01Z", denying());
    called("2026-11-11T08:00:00Z", "GetBucketPolicy", "s3", "bucketName", BUCKET)
        .put("readOnly", true);
    called("2026-11-11T08:00:00Z", "DeleteBucketPolicy", "s3", "bucketName", BUCKET)
        .put("errorCode", "AccessDenied");
    called("2026-11-11T08:00:00Z", "DeleteBucketPolicy", "s3", "bucketName", "another-bucket");
    Command run = doctor();
    assertThat(changes(run)).isEmpty();
    assertThat(messages(run))
        .contains(
            "No change found of bucket gt-labeling-data from 2026-11-10T08:00:00Z to"
                + " 2026-11-12T08:00:00Z.");
  }

  /// CloudTrail keeps the events of a bucket in its Region, for its account: that none is found
  /// here says nothing.
  @ParameterizedTest
  @CsvSource({
    "region, us-west-2,    it is in Region us-west-2",
    "owner,  444455556666, it belongs to"
  })
  void ofABucketElsewhereItIsNotSaidThatNothingChanged(String member, String value, String why) {
    ((ObjectNode) world.at("/buckets/0")).put(member, value);
    Command run = doctor();
    assertThat(messages(run))
        .noneMatch(text -> text.startsWith("No change found of bucket"))
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("CloudTrail shows no changes of bucket gt-labeling-data here: ")
                    .contains(why));
  }

  @Test
  void ofAJobOlderThanTheEventHistoryTheNoteSaysHowFarBackItCouldSee() {
    job().put("CreationTime", "2026-05-01T00:00:00Z");
    assertThat(messages(doctor()))
        .contains(
            "CloudTrail keeps events for 90 days: it shows nothing before 2026-08-22T00:00:00Z.");
  }

  @Test
  void ofMoreEventsThanOnePageOnlyTheNewestAreReadAndThatIsSaid() {
    for (int minute = 0; minute < 51; minute++) {
      called(
          "2026-11-11T08:%02d:00Z".formatted(minute),
          "PutBucketTagging",
          "s3",
          "bucketName",
          BUCKET);
    }
    Command run = doctor();
    assertThat(changes(run)).hasSize(50);
    assertThat(messages(run))
        .contains(
            "Only the newest events of bucket gt-labeling-data were read: they go back to"
                + " 2026-11-11T08:01:00Z.");
  }

  /// As `aws cloudtrail lookup-events` prints them, and as EventBridge delivers them.
  @ParameterizedTest
  @ValueSource(strings = {"Records", "Events", "envelopes"})
  void theTrailIsReadInEachForm(String form) {
    put("2026-11-11T08:00:00Z", denying());
    ArrayNode records = trail.deepCopy();
    switch (form) {
      case "Records" -> world.putObject("trail").set("Records", records);
      case "Events" ->
          world
              .putObject("trail")
              .putArray("Events")
              .addObject()
              .put("EventName", "PutBucketPolicy")
              .put("CloudTrailEvent", records.path(0).toString());
      default -> world.putArray("trail").addObject().set("detail", records.path(0));
    }
    assertThat(changes(doctor())).hasSize(1);
  }

  @Test
  void whereTheTrailIsNotGivenWhatTheGuardSawIsShown() {
    world.remove("trail");
    ArrayNode seen = world.putArray("seen");
    seen(seen, "2026-11-09T00:00:00Z", null);
    seen(seen, "2026-11-11T07:00:00Z", denying());
    Command run = doctor();
    assertThat(changes(run))
        .hasSize(1)
        .allSatisfy(
            change -> {
              assertThat(change.path("time").asText()).isEqualTo("2026-11-11T07:00:00Z");
              assertThat(change.has("actor")).isFalse();
              assertThat(change.path("denies")).isNotEmpty();
            });
    assertThat(messages(run))
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("The changes of bucket gt-labeling-data could not be looked up")
                    .contains("cloudtrail:LookupEvents")
                    .endsWith(
                        "Labelguard has watched its policy since 2026-11-09T00:00:00Z; the changes"
                            + " that it saw are listed."));
  }

  /// The guard looked at the policy some minutes after the event that made it.
  @Test
  void whatCloudTrailShowsIsNotShownAgain() {
    put("2026-11-11T07:00:00Z", denying());
    ArrayNode seen = world.putArray("seen");
    seen(seen, "2026-11-09T00:00:00Z", null);
    seen(seen, "2026-11-11T07:04:00Z", denying());
    assertThat(changes(doctor())).hasSize(1);
  }

  @Test
  void theLastErrorLinesOfTheLogAreQuotedWithoutTheirControlCharacters() {
    ArrayNode lines = world.putObject("logs").putArray(JOB);
    lines.add("{\"event-name\":\"STARTED\",\"event-log-message\":\"started\"}");
    lines.add("{\"event-name\":\"EVALUATED\",\"event-log-message\":\"AccessDenied: manifest\"}");
    lines.add("error \u001b[31m<!channel> in red");
    assertThat(doctor().lines("log"))
        .containsExactly(
            Command.tree(
                """
                {"type":"log","job":"cats-and-dogs","event":"EVALUATED",
                 "message":"AccessDenied: manifest"}
                """),
            Command.tree(
                """
                {"type":"log","job":"cats-and-dogs","message":"error \\u001b[31m<!channel> in red"}
                """));
    assertThat(text())
        .contains("EVALUATED: AccessDenied: manifest")
        .contains("in red")
        .doesNotContain("\u001b", "<!channel");
  }

  @Test
  void aLogThatIsNotThereOrNotReadIsSaid() {
    assertThat(messages(doctor()))
        .anySatisfy(text -> assertThat(text).startsWith("The log was not read: AWS refuses"));
    world.putObject("logs");
    assertThat(messages(doctor())).contains("The job has no log stream.");
  }

  @Test
  void whatTheJobNeedsIsJudgedAsOfNow() {
    assertThat(doctor().lines("prerequisite"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.path("asOf").asText()).isEqualTo("now"));
  }

  /// Nothing of the past is asked about a job that runs or has ended well.
  @ParameterizedTest
  @ValueSource(strings = {"InProgress", "Completed"})
  void aJobThatIsWellHasNoPast(String status) {
    job().put("LabelingJobStatus", status).remove("FailureReason");
    put("2026-11-11T08:00:00Z", denying());
    assertThat(changes(doctor())).isEmpty();
  }

  @Test
  void aCompletedJobThatLeftObjectsWithoutALabelHasOne() {
    job().put("LabelingJobStatus", "Completed").remove("FailureReason");
    ((ObjectNode) job().path("LabelCounters")).put("FailedNonRetryableError", 3);
    put("2026-11-11T08:00:00Z", denying());
    assertThat(changes(doctor())).hasSize(1);
  }

  private ObjectNode job() {
    return (ObjectNode) world.at("/jobs/0");
  }

  private static JsonNode denying() {
    return Command.tree(
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*",
          "Resource":["arn:aws:s3:::gt-labeling-data","arn:aws:s3:::gt-labeling-data/*"],
          "Condition":{"StringNotEquals":{"aws:SourceVpc":"vpc-0abc1234"}}}]}
        """);
  }

  private static void seen(ArrayNode seen, String from, JsonNode policy) {
    seen.addObject().put("bucket", BUCKET).put("from", from).put("to", from).set("policy", policy);
  }

  private void put(String time, JsonNode policy) {
    ((ObjectNode)
            called(time, "PutBucketPolicy", "s3", "bucketName", BUCKET).path("requestParameters"))
        .set("bucketPolicy", policy);
  }

  private ObjectNode called(String time, String name, String service, String of, String resource) {
    ObjectNode record = trail.addObject();
    record
        .put("eventVersion", "1.08")
        .put("eventID", "event-" + trail.size())
        .put("eventTime", time)
        .put("eventSource", service + ".amazonaws.com")
        .put("eventName", name)
        .put("awsRegion", "us-east-1")
        .put("recipientAccountId", "111122223333")
        .put("readOnly", false);
    record.putObject("userIdentity").put("type", "AssumedRole").put("arn", EVE);
    record.putObject("requestParameters").put(of, resource);
    return record;
  }

  private Path file() {
    return Command.file(folder, "world.json", world.toString());
  }

  private Command doctor() {
    Command run = Command.run("doctor", "--job", JOB, "--world", file(), "--format", "json");
    assertThat(run.err()).isEmpty();
    return run;
  }

  /// Returns the output for people, without its line ends.
  private String text() {
    return Command.run("doctor", "--job", JOB, "--world", file()).out().replaceAll("\\s+", " ");
  }

  private static List<JsonNode> changes(Command run) {
    return run.lines("change");
  }

  private static List<String> messages(Command run) {
    return run.lines("note").stream().map(line -> line.path("message").asText()).toList();
  }
}
