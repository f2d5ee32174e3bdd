package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `check` and `audit` print of the settings of a job (LG204, LG211), in every form of a job.
class JobSettingsCommandsTest {

  private static final String FUNCTION = "arn:aws:lambda:us-east-1:432418664414:function:";

  /// One number of it is too large.
  private static final String REQUEST =
      """
      {"labelingJobName": "cats", "labelAttributeName": "label",
       "inputConfig": {"dataSource": {"s3DataSource": {"manifestS3Uri": "s3://gt-in/m"}}},
       "outputConfig": {"s3OutputPath": "s3://gt-out/"},
       "roleArn": "arn:aws:iam::111122223333:role/Gt",
       "humanTaskConfig": {
        "workteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t",
        "uiConfig": {"uiTemplateS3Uri": "s3://gt-in/t"}, "taskTitle": "t", "taskDescription": "d",
        "numberOfHumanWorkersPerDataObject": 1, "taskTimeLimitInSeconds": 60,
        "maxConcurrentTaskCount": 5001}}
      """;

  @TempDir Path folder;

  @Test
  void checkPrintsWhatIsWrongWithARequest() {
    Command run = check(REQUEST, "--format=json");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(lines(run, "finding", "LG211"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.path("severity").asText()).isEqualTo("high");
              assertThat(line.path("job").asText()).isEqualTo("cats");
              assertThat(line.path("message").asText()).contains("from 1 to 5000, and is 5001.");
            });
    assertThat(check(REQUEST).out())
        .contains("HIGH: settings do not work - labeling job cats (us-east-1)", "LG211");
  }

  @Test
  void aRecordOfARefusedCallIsJudgedInFullAndOneOfAnAcceptedCallIsNot() {
    assertThat(
            lines(
                check(record("\"errorCode\": \"ValidationException\","), "--format=json"),
                "finding",
                "LG211"))
        .hasSize(1);
    for (String none : List.of("", "\"errorCode\": null,", "\"errorCode\": \"\",")) {
      Command run = check(record(none), "--format=json");
      assertThat(lines(run, "finding", "LG211")).as(none).isEmpty();
      assertThat(run.exit()).isZero();
    }
  }

  private static String record(String error) {
    return """
    {"eventSource": "sagemaker.amazonaws.com", "eventName": "CreateLabelingJob", %s
     "awsRegion": "us-east-1", "recipientAccountId": "111122223333", "requestParameters": %s}
    """
        .formatted(error, REQUEST);
  }

  @Test
  void aRequestOfAnotherRegionIsJudgedInTheRegionThatIsGiven() {
    String fits = REQUEST.replace("5001", "5000");
    assertThat(lines(check(fits, "--format=json"), "finding", "LG211")).isEmpty();
    assertThat(lines(check(fits, "--region=eu-west-1", "--format=json"), "finding", "LG211"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.path("message").asText())
                    .contains("workteam/private-crowd/t is in us-east-1, but the job runs in"));
  }

  @Test
  void theObjectsOfAManifestAreEnoughForAutomatedLabelingOrNot() {
    String job = described("PRE-BoundingBox", "ACS-BoundingBox", AUTOMATED);
    Command without = check(job, "--format=json");
    assertThat(lines(without, "finding", "LG204")).isEmpty();
    assertThat(lines(without, "note", "LG204"))
        .singleElement()
        .satisfies(note -> assertThat(note.path("message").asText()).contains("1,250 objects"));

    Path few = Command.file(folder, "few", "{\"source\": \"a\"}\n".repeat(1249));
    Command with = check(job, "--manifest=" + few, "--format=json");
    assertThat(lines(with, "note", "LG204")).isEmpty();
    assertThat(lines(with, "finding", "LG204"))
        .singleElement()
        .satisfies(line -> assertThat(line.path("message").asText()).contains("1,249 objects"));

    Path enough = Command.file(folder, "enough", "{\"source\": \"a\"}\n".repeat(1250));
    assertThat(lines(check(job, "--manifest=" + enough, "--format=json"), "finding", "LG204"))
        .isEmpty();
  }

  @Test
  void auditPrintsTheFunctionsOfALiveJobThatDoNotFitTogether() {
    Path world =
        Command.file(
            folder,
            "world.json",
            """
            {"account": "111122223333", "region": "us-east-1", "jobs": [%s],
             "buckets": [{"name": "gt-in"}, {"name": "gt-out"}], "workteams": []}
            """
                .formatted(described("PRE-BoundingBox", "ACS-TextMultiClass", "")));
    assertThat(lines(Command.run("audit", "--world", world, "--format=json"), "finding", "LG211"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.path("message").asText())
                    .contains("BoundingBox before a task and TextMultiClass for its annotations"));
    assertThat(Command.run("audit", "--world", world).out()).contains("settings", "LG211");
  }

  private static final String AUTOMATED =
      """
      "LabelingJobAlgorithmsConfig": {"LabelingJobAlgorithmSpecificationArn":
       "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/object-detection"},
      """;

  private static String described(String before, String consolidation, String more) {
    return """
    {"LabelingJobName": "cats", "LabelingJobStatus": "InProgress", %s
     "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
     "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://gt-in/m"}}},
     "OutputConfig": {"S3OutputPath": "s3://gt-out/"},
     "RoleArn": "arn:aws:iam::111122223333:role/Gt",
     "HumanTaskConfig": {
      "WorkteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t",
      "PreHumanTaskLambdaArn": "%s",
      "AnnotationConsolidationConfig": {"AnnotationConsolidationLambdaArn": "%s"}}}
    """
        .formatted(more, FUNCTION + before, FUNCTION + consolidation);
  }

  private Command check(String job, Object... more) {
    return Command.run(
        Stream.concat(
                Stream.of("check", "--job", Command.file(folder, "job.json", job)), Stream.of(more))
            .toArray());
  }

  private static List<JsonNode> lines(Command run, String type, String check) {
    return run.lines().stream()
        .filter(line -> line.path("type").asText().equals(type))
        .filter(line -> line.path("check").asText().equals(check))
        .toList();
  }
}
