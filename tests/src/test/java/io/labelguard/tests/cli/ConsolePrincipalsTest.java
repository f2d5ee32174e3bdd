package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// People who start jobs in the console: `--console-principal`, and a world's `trail`.
class ConsolePrincipalsTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/Labelers";
  private static final String USER = "arn:aws:iam::111122223333:user/ann";
  private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/Labelers/ann";

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "OurEndpoints", "Effect": "Deny",
       "Principal": "*", "Action": ["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
       "Resource": ["arn:aws:s3:::gt-labeling-data", "arn:aws:s3:::gt-labeling-data/*"],
       "Condition": {"StringNotEquals": {"aws:SourceVpce": ["vpce-08408e335ebf95b40"]}}}]}
      """;

  private static final String JOB =
      """
      {"LabelingJobName": "street-signs", "LabelingJobStatus": "STATUS",
       "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/street-signs",
       "RoleArn": "arn:aws:iam::111122223333:role/GroundTruth",
       "HumanTaskConfig": {
         "WorkteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t",
         "PreHumanTaskLambdaArn": "arn:aws:lambda:us-east-1:432418664414:function:PRE-BoundingBox"},
       "InputConfig": {"DataSource": {"S3DataSource": {
         "ManifestS3Uri": "s3://gt-labeling-data/in.manifest"}}},
       "OutputConfig": {"S3OutputPath": "s3://gt-labeling-data/out/"}}
      """;

  private static final String RECORD =
      """
      {"eventSource": "sagemaker.amazonaws.com", "eventName": "CreateLabelingJob",
       "eventTime": "2026-11-20T09:00:00Z", "eventID": "e-1", "awsRegion": "us-east-1",
       "recipientAccountId": "111122223333", "sessionCredentialFromConsole": "true",
       "userIdentity": {"type": "AssumedRole", "accountId": "111122223333",
        "arn": "arn:aws:sts::111122223333:assumed-role/Labelers/ann",
        "sessionContext": {"sessionIssuer": {
          "arn": "arn:aws:iam::111122223333:role/team/Labelers"}}},
       "requestParameters": {"labelingJobName": "street-signs"},
       "responseElements": {
        "labelingJobArn":
         "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/street-signs"}}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"InProgress", "Completed"})
  void checkJudgesEveryPersonForAJobThatMayHaveEnded(String status) {
    Command run =
        check(status, "--console-principal", ROLE, "--console-principal", USER, "--format", "json");
    assertThat(findings(run)).extracting(ConsolePrincipalsTest::person).containsExactly(ROLE, USER);
    JsonNode finding = findings(run).getFirst();
    assertThat(finding.path("severity").asText()).isEqualTo("medium");
    assertThat(finding.path("bucket").asText()).isEqualTo("gt-labeling-data");
    assertThat(finding.path("path").asText()).isEqualTo("console");
    assertThat(finding.has("job")).isFalse();
    assertThat(finding.path("message").asText())
        .contains("statement \"OurEndpoints\"", "aws:PrincipalArn", "street-signs");
    assertThat(finding.path("fix").path("status").asText()).isEqualTo("none");
    assertThat(finding.path("fix").path("reasons").toString())
        .contains("ArnNotEquals", "aws:PrincipalArn", ROLE);
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void aSessionStandsForItsRole() {
    Command run = check("InProgress", "--console-principal", SESSION, "--format", "json");
    assertThat(findings(run)).extracting(ConsolePrincipalsTest::person).containsExactly(ROLE);
    assertThat(run.out()).doesNotContain("assumed-role");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann",
        "111122223333",
        "arn:aws:s3:::gt-labeling-data",
        "arn:aws:sts::111122223333:federated-user/ann",
        "arn:aws:iam::111122223333:role/Label*"
      })
  void anythingElseIsBadUsage(String arn) {
    for (Command run :
        List.of(
            check("InProgress", "--console-principal", arn),
            audit(world("null"), "--console-principal", arn))) {
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("--console-principal", "such as arn:aws:iam::");
    }
  }

  @Test
  void auditJudgesThoseOfTheOption() {
    Command run = audit(world("null"), "--console-principal", USER);
    assertThat(findings(run)).extracting(ConsolePrincipalsTest::person).containsExactly(USER);
    assertThat(notes(run)).isEmpty();
  }

  @Test
  void aWorldWithoutAPersonIsANote() {
    Command run = audit(world("null"));
    assertThat(findings(run)).isEmpty();
    assertThat(notes(run))
        .singleElement()
        .satisfies(
            note -> assertThat(note.path("message").asText()).contains("--console-principal ARN"));
  }

  @Test
  void theCreatorInATrailIsJudged() {
    Command run = audit(world("[" + RECORD + "]"));
    assertThat(findings(run))
        .extracting(ConsolePrincipalsTest::person)
        .containsExactly("arn:aws:iam::111122223333:role/team/Labelers");
    assertThat(notes(run)).isEmpty();
    assertThat(findings(audit(world("{\"Records\": [" + RECORD + "]}")))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"true\"              | \"false\"",
        "CreateLabelingJob     | StopLabelingJob",
        "us-east-1\"           | us-east-2\"",
        "Id\": \"111122223333\" | Id\": \"999988887777\"",
        "street-signs          | another-job",
        "\"eventID\"           | \"errorCode\": \"AccessDenied\", \"eventID\""
      })
  void otherRecordsNameNoCreator(String what, String instead) {
    Command run = audit(world("[" + RECORD.replace(what, instead) + "]"));
    assertThat(findings(run)).isEmpty();
    assertThat(notes(run)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"labelingJobName\": \"street-signs\"} | [] | /trail/0/requestParameters",
        "\"eventTime\": \"2026-11-20T09:00:00Z\" | \"eventTime\": \"soon\" | /trail/0",
        "\"true\"                               | true | /trail/0/sessionCredentialFromConsole",
      })
  void aRecordThatCannotBeReadIsRefused(String what, String instead, String at) {
    Command run = audit(world("[" + RECORD.replace(what, instead) + "]"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(at);
  }

  private static String person(JsonNode finding) {
    return finding.path("resource").asText();
  }

  private static List<JsonNode> findings(Command run) {
    return of(run, "finding");
  }

  private static List<JsonNode> notes(Command run) {
    return of(run, "note");
  }

  private static List<JsonNode> of(Command run, String type) {
    return run.lines(type).stream()
        .filter(line -> line.path("check").asText().equals("LG207"))
        .toList();
  }

  private Command check(String status, Object... more) {
    Object[] given = {
      "check",
      "--policy",
      Command.file(folder, "policy.json", POLICY),
      "--job",
      Command.file(folder, "job.json", JOB.replace("STATUS", status))
    };
    return Command.run(Stream.concat(Arrays.stream(given), Arrays.stream(more)).toArray());
  }

  private Command audit(Path world, Object... more) {
    return Command.run(
        Stream.concat(Stream.of("audit", "--world", world, "--format", "json"), Arrays.stream(more))
            .toArray());
  }

  private Path world(String trail) {
    return Command.file(
        folder,
        "world.json",
        """
        {"account": "111122223333", "region": "us-east-1", "workteams": [],
         "buckets": [{"name": "gt-labeling-data", "policy": %s}],
         "jobs": [%s], "trail": %s}
        """
            .formatted(POLICY, JOB.replace("STATUS", "InProgress"), trail));
  }
}
