package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Events that change no policy, from the rule to the outcome.
class TagAndDeletionEventsTest {

  private static final Path EVENTS = Repository.root().resolve("events");

  private static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1",
       "buckets": [{"name": "gt-labeling-data", "tags": {"labelguard:mode": "alert"}, "policy":
         {"Version": "2012-10-17", "Statement": [{"Sid": "OnlyVision", "Effect": "Deny",
          "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::gt-labeling-data/*",
          "Condition": {"StringNotEquals": {"aws:ResourceTag/team": "vision"}}}]}}],
       "workteams": [{"WorkteamName": "other"}],
       "jobs": [{"LabelingJobName": "cats-and-dogs", "LabelingJobStatus": "InProgress",
         "RoleArn": "arn:aws:iam::111122223333:role/GroundTruthExecutionRole",
         "HumanTaskConfig": {"WorkteamArn":
           "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/night-shift"},
         "InputConfig": {"DataSource": {"S3DataSource": {
           "ManifestS3Uri": "s3://gt-labeling-data/in.manifest"}}},
         "OutputConfig": {"S3OutputPath": "s3://gt-labeling-data/out/"}}]}
      """;

  @TempDir Path folder;

  /// Whether a tag decides cannot be known from the policy, and is never rounded to safe.
  @ParameterizedTest
  @CsvSource({
    "40-bucket-tagged, PutBucketTagging",
    "41-bucket-tags-deleted, DeleteBucketTagging",
    "42-tags-decide-access, PutBucketAbac",
    "43-bucket-tagged-by-arn, TagResource",
    "44-bucket-untagged-by-arn, UntagResource"
  })
  void bucketIsJudgedWhenItsTagsChange(String file, String call) {
    Command run = replay(file);

    JsonNode event = run.lines("event").getFirst();
    assertThat(event.path("rule").asText()).isEqualTo("BucketPolicyFunctionChanges");
    assertThat(event.path("call").asText()).isEqualTo(call);
    assertThat(event.path("resource").asText()).isEqualTo("gt-labeling-data");
    assertThat(event.path("outcome").asText()).isEqualTo("findings");
    assertThat(run.lines("finding"))
        .extracting(line -> line.path("check").asText())
        .contains("LG801");
  }

  @Test
  void tagOfWhatIsNotABucketIsNothing() {
    JsonNode event = replay("45-access-point-tagged").lines("event").getFirst();
    assertThat(event.path("rule").asText()).isEqualTo("BucketPolicyFunctionChanges");
    assertThat(event.path("reason").asText()).isEqualTo("TagResource from aws.s3 names no bucket");
  }

  @Test
  void deletedTeamIsNamedWithTheLiveJobsThatUseIt() {
    JsonNode event = replay("46-team-deleted").lines("event").getFirst();
    assertThat(event.path("rule").asText()).isEqualTo("WorkteamFunctionChanges");
    assertThat(event.path("reason").asText())
        .startsWith(
            "Work team night-shift is deleted. Live labeling jobs that use it: cats-and-dogs.");
  }

  @Test
  void deletedWorkforceIsNamed() {
    JsonNode event = replay("47-workforce-deleted").lines("event").getFirst();
    assertThat(event.path("rule").asText()).isEqualTo("WorkteamFunctionChanges");
    assertThat(event.path("reason").asText()).startsWith("The workforce default is deleted.");
  }

  /// The tag `labelguard:mode` forbids the fix until it is removed.
  @Test
  void tagsThatAreSetAndRemovedByArnDecideWhetherABucketIsFixed() {
    Story story = new Story(folder);
    story.replay("fix", EVENTS.resolve("43-bucket-tagged-by-arn.json"));
    assertThat(story.bucket().path("tags").path("labelguard:mode").asText()).isEqualTo("alert");
    assertThat(story.replay("fix", Story.TIGHTENED).lines("fix")).isEmpty();

    Command untagged =
        story.replay("fix", EVENTS.resolve("44-bucket-untagged-by-arn.json"), Story.TIGHTENED);

    assertThat(story.bucket().path("tags").has("labelguard:mode")).isFalse();
    assertThat(untagged.lines("fix"))
        .first()
        .satisfies(fix -> assertThat(fix.path("outcome").asText()).isEqualTo("applied"));
  }

  @Test
  void putBucketAbacChangesTheBucketOfTheFolder() {
    Story story = new Story(folder);
    story.replay("alert", Story.TIGHTENED);
    assertThat(story.bucket().path("abac").asText()).isNotEqualTo("Enabled");

    story.replay("alert", EVENTS.resolve("42-tags-decide-access.json"));

    assertThat(story.bucket().path("abac").asText()).isEqualTo("Enabled");
  }

  private Command replay(String file) {
    return Command.run(
        "replay",
        "--format=json",
        "--world",
        Command.file(folder, "world.json", WORLD),
        EVENTS.resolve(file + ".json"));
  }
}
