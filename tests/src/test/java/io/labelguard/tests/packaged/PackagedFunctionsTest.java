package io.labelguard.tests.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.local.LocalAws;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs every function of template.yaml from the jar that is deployed, with the environment that
/// the template gives it, against a local AWS.
class PackagedFunctionsTest {

  private static final String GT_LABELING_DATA =
      "{\"kind\":\"bucket\",\"name\":\"gt-labeling-data\"}";

  private static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1", "trails": true,
       "buckets": [{"name": "gt-labeling-data", "region": "us-east-1", "owner": "111122223333"}],
       "jobs": [{
         "LabelingJobName": "cats-and-dogs",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats-and-dogs",
         "LabelingJobStatus": "InProgress",
         "LabelCounters": {"TotalLabeled": 10, "HumanLabeled": 10, "MachineLabeled": 0,
           "FailedNonRetryableError": 0, "Unlabeled": 90},
         "CreationTime": "2026-11-18T08:00:00Z", "LastModifiedTime": "2026-11-20T08:00:00Z",
         "JobReferenceCode": "abc123",
         "LabelAttributeName": "cats-and-dogs",
         "InputConfig": {"DataSource": {"S3DataSource": {
           "ManifestS3Uri": "s3://gt-labeling-data/manifests/cats-and-dogs.manifest"}}},
         "OutputConfig": {"S3OutputPath": "s3://gt-labeling-data/output/"},
         "RoleArn": "arn:aws:iam::111122223333:role/service-role/GroundTruthExecutionRole",
         "HumanTaskConfig": {
           "WorkteamArn":
             "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers",
           "UiConfig": {"UiTemplateS3Uri": "s3://gt-labeling-data/manifests/template.liquid"},
           "TaskTitle": "Cat or dog", "TaskDescription": "Cat or dog",
           "NumberOfHumanWorkersPerDataObject": 3, "TaskTimeLimitInSeconds": 3600}}],
       "workteams": [{
         "WorkteamName": "reviewers",
         "WorkteamArn":
           "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers",
         "Description": "Second look at every label",
         "MemberDefinitions": [{"CognitoMemberDefinition": {"UserPool": "us-east-1_EXAMPLE01",
           "UserGroup": "reviewers", "ClientId": "1example23456789clientid01"}}]}]}
      """;

  @TempDir static Path directory;

  private static final String TABLE = "StateTable";

  private static LocalTable table;

  private LocalAws aws;

  @BeforeAll
  static void startTheTable() throws Exception {
    table = new LocalTable(Template.read().properties(TABLE), TABLE);
  }

  @AfterAll
  static void stopTheTable() throws Exception {
    table.stop();
  }

  /// Without this, an alert of one test would be a repeat in the next.
  @BeforeEach
  void start() {
    table.empty(Template.read().properties(TABLE), TABLE);
    aws =
        LocalAws.start(
            World.parse(WORLD),
            "arn:aws:iam::111122223333:role/labelguard-BucketPolicyRole-1A2B3C4D5E6F7",
            InstantSource.system());
    aws.state().putSecret(FunctionEnvironment.SECRET, aws.slackWebhook().toString());
    FunctionEnvironment.putParameters(aws);
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void aTightenedPolicyIsFoundAndPublished() throws Exception {
    var event = event("03-policy-tightened.json");
    var version = Template.at(Template.read().section("Mappings"), "Build", "This", "Version");
    var build = "\"version\":\"" + version.orElseThrow() + "\",\"commit\":\"unknown\"";
    aws.state().enact(event);
    try (var function = function("BucketPolicyFunction")) {
      var answer = function.invoke(event);
      assertThat(answer.kind()).as(answer.body()).isEqualTo("response");
      var report = new JsonMapper().readTree(answer.body());
      assertThat(report.path("outcome").asText()).isEqualTo("findings");
      assertThat(report.path("resource").asText()).isEqualTo("gt-labeling-data");
      assertThat(aws.sentMessages())
          .anySatisfy(
              message ->
                  assertThat(message.textFor("lambda"))
                      .contains("LG101")
                      .contains("\"labelguard\":{" + build + "}"));
      assertThat(function.log())
          .contains("\"event\":\"finding\",\"check\":\"LG101\",\"severity\":\"critical\"")
          .contains(build)
          .containsPattern("\"event\":\"alert\".*\"seconds\":[0-9]+");
    }
  }

  @Test
  void aFailedCallEndsAtOnce() throws Exception {
    try (var function = function("LabelingJobFunction")) {
      var answer = function.invoke(event("23-job-refused-by-sagemaker.json"));
      assertThat(answer.kind()).as(answer.body()).isEqualTo("response");
      assertThat(answer.body()).contains("ResourceInUse").contains("\"outcome\":\"nothing\"");
    }
  }

  @Test
  void anEventThatIsNoneIsAnErrorSoThatItIsKept() throws Exception {
    try (var function = function("LabelingJobFunction")) {
      var answer = function.invoke("{\"detail-type\":");
      assertThat(answer.kind()).isEqualTo("error");
      assertThat(answer.body()).contains("MalformedEventException");
      // And the same process handles the next one.
      assertThat(function.invoke(event("02-job-on-vpc-only-bucket.json")).kind())
          .isEqualTo("response");
    }
  }

  @Test
  void aTeamWithoutConstraintIsFoundAndPublished() throws Exception {
    var event = event("01-team-without-constraint.json");
    aws.state().enact(event);
    try (var function = function("WorkteamFunction")) {
      var answer = function.invoke(event);
      assertThat(answer.kind()).as(answer.body()).isEqualTo("response");
      assertThat(answer.body()).contains("\"outcome\":\"findings\"");
      assertThat(function.log()).contains("LG301");
    }
  }

  @Test
  void theSweepFindsWhatIsOlderThanTheGuard() throws Exception {
    try (var function = function("SweepFunction")) {
      var answer = function.invoke(event("09-sweep.json"));
      assertThat(answer.kind()).as(answer.body()).isEqualTo("response");
      assertThat(function.log()).contains("\"event\":\"sweep\"").contains("LG301");
    }
  }

  @Test
  void aFixRequestOfAlertModeWritesNothing() throws Exception {
    var before = aws.state().policy("gt-labeling-data");
    try (var function = function("ApplyFixFunction")) {
      var answer = function.invoke(QueueBatches.fixRequest(GT_LABELING_DATA));
      assertThat(answer.kind()).as(answer.body()).isEqualTo("response");
      assertThat(answer.body()).isEqualTo("{\"batchItemFailures\":[]}");
      assertThat(function.log()).contains("\"outcome\":\"not-applied\"");
      assertThat(aws.state().policy("gt-labeling-data")).isEqualTo(before);
    }
  }

  @Test
  void inFixModeTheGuardAsksAndTheFixIsProvenWrittenAndReadBack() throws Exception {
    EarlierSweep.sawNoPolicyOf("gt-labeling-data", table.endpoint(), TABLE);
    aws.state().enact(event("03-policy-tightened.json"));
    try (var guard = inFixMode("BucketPolicyFunction")) {
      // The same change under another event id, for an id is handled once.
      var answer = guard.invoke(event("13-error-code-null.json"));
      assertThat(answer.body()).contains("\"outcome\":\"findings\"");
    }
    var asked = aws.takeQueueMessages();
    assertThat(asked).hasSize(1);
    var request = QueueBatches.fixRequest(asked.getFirst().body());
    try (var function = inFixMode("ApplyFixFunction")) {
      assertThat(function.invoke(request).body()).isEqualTo("{\"batchItemFailures\":[]}");
      assertThat(function.log()).contains("\"outcome\":\"applied\"");
      var written = aws.state().policy("gt-labeling-data");
      assertThat(written.orElseThrow()).contains("vpce-08408e335ebf95b40", "LabelguardCompanion1");
      // The queue may deliver a request twice: the second finds nothing to do.
      assertThat(function.invoke(request).body()).isEqualTo("{\"batchItemFailures\":[]}");
      assertThat(aws.state().policy("gt-labeling-data")).isEqualTo(written);
    }
  }

  @Test
  void switchThatAPersonTurnedOffStopsTheWrite() throws Exception {
    EarlierSweep.sawNoPolicyOf("gt-labeling-data", table.endpoint(), TABLE);
    aws.state().enact(event("03-policy-tightened.json"));
    aws.state().putParameter("/labelguard/labelguard/writes", "off");
    var before = aws.state().policy("gt-labeling-data");
    try (var function = inFixMode("ApplyFixFunction")) {
      assertThat(function.invoke(QueueBatches.fixRequest(GT_LABELING_DATA)).kind())
          .isEqualTo("response");
      assertThat(function.log())
          .contains("\"outcome\":\"not-applied\"")
          .contains("Writes are switched off");
      assertThat(aws.state().policy("gt-labeling-data")).isEqualTo(before);
    }
  }

  @Test
  void aFixRequestThatIsNoneIsHandedBackToTheQueue() throws Exception {
    try (var function = function("ApplyFixFunction")) {
      var answer = function.invoke(QueueBatches.fixRequest("delete everything"));
      assertThat(answer.body())
          .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-1\"}]}");
    }
  }

  @Test
  void anAlertReachesSlack() throws Exception {
    try (var function = function("SlackFunction")) {
      var answer = function.invoke(QueueBatches.alert("a-1"));
      assertThat(answer.kind()).as(answer.body()).isEqualTo("response");
      assertThat(aws.slackMessages()).last().asString().contains("Two jobs &lt;!channel&gt;");
      assertThat(function.invoke(QueueBatches.alert("a-1")).kind()).isEqualTo("response");
      assertThat(aws.slackMessages()).as("a message that arrives twice").hasSize(1);
      assertThat(function.log()).doesNotContain(aws.slackWebhook().getPath());
    }
  }

  @Test
  void everyFunctionOfTheTemplateIsRunHere() throws IOException {
    var source =
        Files.readString(
            Repository.root()
                .resolve("tests/src/test/java/io/labelguard/tests/packaged")
                .resolve("PackagedFunctionsTest.java"));
    assertThat(Template.read().functions().keySet())
        .allSatisfy(id -> assertThat(source).contains("function(\"" + id + "\")"));
  }

  @Test
  void aFunctionSendsNothingBeforeItsFirstEvent() throws Exception {
    List<PackagedFunction> started = new ArrayList<>();
    try (Connections connections = new Connections()) {
      for (String id : Template.read().functions().keySet()) {
        var environment = FunctionEnvironment.of(id, connections.address(), connections.address());
        // Whatever goes around the endpoints goes through the proxy.
        environment.put("JAVA_TOOL_OPTIONS", connections.asProxy());
        started.add(new PackagedFunction(handler(id), environment, directory));
      }
      for (PackagedFunction function : started) {
        assertThat(function.initialized()).isPositive();
        assertThat(function.log().lines().filter(line -> line.startsWith("{")))
            .singleElement()
            .asString()
            .contains("\"level\":\"INFO\"", "\"event\":\"rehearsal\"");
      }
      assertThat(connections.count()).isZero();
      connections.connect();
      assertThat(connections.count()).as("this counts").isOne();
    } finally {
      started.forEach(PackagedFunction::close);
    }
  }

  @Test
  void noFilterCountsTheLineOfARehearsal() {
    assertThat(Template.read().resources("AWS::Logs::MetricFilter"))
        .isNotEmpty()
        .allSatisfy(
            (id, _) ->
                assertThat(String.valueOf(Template.read().properties(id).get("FilterPattern")))
                    .contains("$.event = \"")
                    .doesNotContain("rehearsal"));
  }

  @Test
  void aVariableThatIsMissingIsNamedWhenTheFunctionStarts() throws Exception {
    var environment = environment("WorkteamFunction");
    environment.remove("LABELGUARD_TABLE");
    try (var function = new PackagedFunction(handler("WorkteamFunction"), environment, directory)) {
      var answer = function.invoke("{}");
      assertThat(answer.kind()).isNotEqualTo("response");
      assertThat(answer.body()).contains("LABELGUARD_TABLE");
    }
  }

  private PackagedFunction function(String id) throws IOException {
    return new PackagedFunction(handler(id), environment(id), directory);
  }

  private PackagedFunction inFixMode(String id) throws IOException {
    var environment = environment(id);
    environment.put("LABELGUARD_MODE", "fix");
    // Nothing applies the fix while this function runs.
    environment.put("LABELGUARD_WAIT_FOR_FIX", "0");
    aws.state().putParameter("/labelguard/labelguard/fix-buckets", "gt-labeling-data");
    return new PackagedFunction(handler(id), environment, directory);
  }

  private static String handler(String id) {
    return FunctionEnvironment.handler(id);
  }

  private static String event(String file) throws IOException {
    return Files.readString(Repository.root().resolve("events").resolve(file));
  }

  private Map<String, String> environment(String id) {
    return FunctionEnvironment.of(id, aws.endpoint(), table.endpoint());
  }
}
