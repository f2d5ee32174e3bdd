package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What changes a bucket beside its policy, under a running job that shows images.
class SetUpEventsTest {

  private static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1",
       "buckets": [{"name": "gt-labeling-data", CORS
         "policy": {"Version": "2012-10-17", "Statement": [
           {"Sid": "OnlyTls", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
            "Resource": "arn:aws:s3:::gt-labeling-data/*",
            "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}}],
       "jobs": [
        {"LabelingJobName": "cats", "LabelingJobStatus": "InProgress",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
         "RoleArn": "arn:aws:iam::111122223333:role/GroundTruth",
         "HumanTaskConfig": {
           "WorkteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t",
           "PreHumanTaskLambdaArn":
             "arn:aws:lambda:us-east-1:432418664414:function:PRE-BoundingBox"},
         "InputConfig": {"DataSource": {"S3DataSource": {
           "ManifestS3Uri": "s3://gt-labeling-data/in.manifest"}}},
         "OutputConfig": {"S3OutputPath": "s3://gt-labeling-data/out/"}}]}
      """;

  private static final String GONE =
      WORLD.replaceFirst("(?s)\"buckets\": .*?\\}\\}\\}\\]\\}\\}\\],", "\"buckets\": [],");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "33-put-bucket-cors, PutBucketCors, LG203, high",
    "49-bucket-cors-deleted, DeleteBucketCors, LG203, high",
    "50-bucket-deleted, DeleteBucket, LG201, critical"
  })
  void jobsAreJudgedWhenTheirBucketChanges(
      String file, String call, String check, String severity) {
    Command run =
        replay(file, check.equals("LG201") ? GONE : WORLD.replace("CORS", "\"cors\": [],"));

    JsonNode event = run.lines("event").getFirst();
    assertThat(event.path("rule").asText()).isEqualTo("BucketPolicyFunctionChanges");
    assertThat(event.path("call").asText()).isEqualTo(call);
    assertThat(event.path("resource").asText()).isEqualTo("gt-labeling-data");
    assertThat(run.lines("finding"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("check").asText()).isEqualTo(check);
              assertThat(finding.path("severity").asText()).isEqualTo(severity);
              assertThat(finding.path("job").asText()).isEqualTo("cats");
            });
  }

  @Test
  void rulesThatFitAreNotFlagged() {
    String fits =
        "\"cors\": [{\"AllowedOrigins\": [\"*\"], \"AllowedMethods\": [\"GET\"],"
            + " \"ExposeHeaders\": [\"Access-Control-Allow-Origin\"]}],";
    JsonNode event =
        replay("33-put-bucket-cors", WORLD.replace("CORS", fits)).lines("event").getFirst();
    assertThat(event.path("outcome").asText()).isEqualTo("nothing");
    assertThat(event.path("reason").asText()).startsWith("Nothing that was read of bucket");
  }

  @Test
  void aPolicyEventDoesNotJudgeTheRules() {
    Command run = replay("03-policy-tightened", WORLD.replace("CORS", "\"cors\": [],"));
    assertThat(run.lines("event").getFirst().path("outcome").asText()).isEqualTo("nothing");
  }

  @Test
  void rulesThatTheWorldDoesNotGiveAreANote() {
    Command run = Command.run("audit", "--format", "json", "--world", world(""));

    assertThat(run.lines("finding")).noneMatch(finding -> finding.path("bucket").isTextual());
    assertThat(run.lines("note"))
        .filteredOn(note -> note.path("check").asText().equals("LG203"))
        .singleElement()
        .satisfies(
            note ->
                assertThat(note.path("message").asText())
                    .contains("s3:GetBucketCORS")
                    .contains("not given in the world"));
  }

  @Test
  void anAuditJudgesTheRules() {
    Command run = Command.run("audit", "--format", "json", "--world", world("\"cors\": [],"));

    assertThat(run.lines("finding"))
        .extracting(finding -> finding.path("check").asText())
        .contains("LG203");
    assertThat(run.lines("note")).noneMatch(note -> note.path("check").asText().equals("LG203"));
  }

  /// The team is not a bucket's, so no review of a bucket speaks of it.
  @Test
  void anAuditAndAJobsEventSayThatThePublicTeamIsClosed() {
    String world =
        WORLD
            .replace("CORS", "")
            .replace(
                "111122223333:workteam/private-crowd/t",
                "394669845002:workteam/public-crowd/default");
    Path file = Command.file(folder, "public.json", world.replace("\"cats\"", "\"xray-triage\""));
    assertThat(Command.run("audit", "--format=json", "--world", file).lines("finding"))
        .filteredOn(finding -> finding.path("check").asText().equals("LG202"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.path("severity").asText()).isEqualTo("high"));
    Command created =
        replay("02-job-on-vpc-only-bucket", world.replace("\"cats\"", "\"xray-triage\""));
    assertThat(created.lines("finding"))
        .extracting(finding -> finding.path("check").asText())
        .contains("LG202");
    assertThat(created.lines("message").toString()).contains("2026-09-30");
  }

  private Command replay(String file, String world) {
    return Command.run(
        "replay",
        "--format=json",
        "--world",
        Command.file(folder, "world.json", world),
        Repository.root().resolve("events").resolve(file + ".json"));
  }

  private Path world(String cors) {
    return Command.file(folder, "world.json", WORLD.replace("CORS", cors));
  }
}
