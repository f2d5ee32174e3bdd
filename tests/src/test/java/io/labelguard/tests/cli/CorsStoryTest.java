package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The fix of a bucket's CORS rules over several commands, on a local AWS that is kept in a folder.
class CorsStoryTest {

  static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1",
       "buckets": [{"name": "gt-labeling-data",
         "cors": [{"ID": "site", "AllowedOrigins": ["https://www.example.com"],
           "AllowedMethods": ["GET"], "AllowedHeaders": ["authorization"],
           "ExposeHeaders": ["ETag"], "MaxAgeSeconds": 600}]}],
       "workforce": {"WorkforceName": "default", "SourceIpConfig": {"Cidrs": ["198.51.100.0/24"]}},
       "jobs": [
        {"LabelingJobName": "cats", "LabelingJobStatus": "InProgress",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
         "RoleArn": "arn:aws:iam::111122223333:role/GroundTruth",
         "HumanTaskConfig": {"PreHumanTaskLambdaArn":
             "arn:aws:lambda:us-east-1:432418664414:function:PRE-BoundingBox"},
         "InputConfig": {"DataSource": {"S3DataSource": {
           "ManifestS3Uri": "s3://gt-labeling-data/in.manifest"}}},
         "OutputConfig": {"S3OutputPath": "s3://gt-labeling-data/out/"}}]}
      """;

  private static final Path EVENTS = Repository.root().resolve("events");
  private static final Path PUT = EVENTS.resolve("33-put-bucket-cors.json");
  private static final Path DELETED = EVENTS.resolve("49-bucket-cors-deleted.json");
  private static final String NEEDED =
      "{\"AllowedHeaders\":[],\"AllowedMethods\":[\"GET\"],\"AllowedOrigins\":[\"*\"],"
          + "\"ExposeHeaders\":[\"Access-Control-Allow-Origin\"]}";

  @TempDir Path folder;

  @BeforeEach
  void begin() throws IOException {
    Files.writeString(folder.resolve("world.json"), WORLD);
  }

  @Test
  void theEventOfAChangeIsFixedAndTheFixsOwnEventEndsWithNothing() throws IOException {
    Command run = replay(PUT);

    assertThat(run.lines("event").getFirst().path("reason").asText())
        .startsWith("1 finding (LG203). Labelguard is appending the CORS rule that is needed.");
    assertThat(run.lines("fix"))
        .singleElement()
        .satisfies(
            fix -> {
              assertThat(fix.path("bucket").asText()).isEqualTo("gt-labeling-data");
              assertThat(fix.path("setting").asText()).isEqualTo("cors");
              assertThat(fix.path("outcome").asText()).isEqualTo("applied");
              assertThat(fix.path("diff").asText()).contains("\n+" + NEEDED + "\n");
            });
    assertThat(run.lines("raised"))
        .singleElement()
        .satisfies(
            raised -> {
              assertThat(raised.path("call").asText()).isEqualTo("PutBucketCors");
              assertThat(raised.path("outcome").asText()).isEqualTo("nothing");
              assertThat(raised.path("reason").asText())
                  .startsWith("Labelguard made this change itself.");
            });
    assertThat(cors())
        .extracting(rule -> rule.path("AllowedMethods").path(0).asText())
        .containsExactly("PUT", "GET");
    assertThat(run.lines("message").toString())
        .contains("FIXED: gt-labeling-data has the CORS rule that it lacked (us-east-1)")
        .contains("labelguard undo --bucket gt-labeling-data --fix ");
  }

  @Test
  void everyMemberOfTheOldRulesStays() throws IOException {
    Command swept = command("replay", "--mode", "fix", "--sweep");
    assertThat(swept.lines("fix"))
        .extracting(fix -> fix.path("outcome").asText())
        .containsExactly("applied");
    JsonNode before = Command.tree(WORLD).path("buckets").path(0).path("cors").path(0);
    assertThat(cors()).hasSize(2).first().isEqualTo(before);
  }

  @Test
  void theHistoryHasTheFixAndTheUndoPutsBackWhatWasThere() throws IOException {
    replay(DELETED);
    assertThat(cors()).hasSize(1);
    JsonNode fix = command("history", "--bucket", "gt-labeling-data").lines("fix").getFirst();
    assertThat(fix.path("setting").asText()).isEqualTo("cors");
    assertThat(fix.path("outcome").asText()).isEqualTo("applied");

    Command undone =
        command("undo", "--bucket", "gt-labeling-data", "--fix", fix.path("id").asText());
    assertThat(undone.exit()).isZero();
    assertThat(cors()).isEmpty();
    assertThat(command("history", "--bucket", "gt-labeling-data").lines("fix"))
        .extracting(each -> each.path("purpose").asText())
        .containsExactly("undo", "fix");
  }

  @Test
  void whatAPersonUndidIsNotFixedAgainUntilTheyGiveLeave() throws IOException {
    replay(DELETED);
    Command undo =
        Command.run("undo", "--bucket", "gt-labeling-data", "--local", folder.toString());
    assertThat(undo.out().replaceAll("\\s+", " "))
        .contains("The CORS rules of gt-labeling-data are what they were before fix ")
        .contains(
            "appends no rule again until someone runs: labelguard rearm --bucket gt-labeling-data");

    Command again = replay(PUT);
    assertThat(again.lines("fix")).isEmpty();
    assertThat(again.lines("event").getFirst().path("reason").asText())
        .contains("Labelguard respects that");
    assertThat(command("rearm", "--bucket", "gt-labeling-data").exit()).isZero();
    assertThat(replay(PUT).lines("fix"))
        .extracting(fix -> fix.path("outcome").asText())
        .containsExactly("applied");
  }

  @Test
  void theHistoryAsTextNamesTheRules() {
    replay(DELETED);
    Command history =
        Command.run("history", "--bucket", "gt-labeling-data", "--local", folder.toString());
    assertThat(history.out())
        .contains(" of the CORS rules by Labelguard: applied")
        .contains("Undo:  labelguard undo --bucket gt-labeling-data");
  }

  /// A member that S3 might have one day is an element of its answer that the SDK drops.
  @Test
  void aRuleWithAnElementThatIsNotKnownIsLeftToAPerson() throws IOException {
    Files.writeString(
        folder.resolve("world.json"), WORLD.replace("\"ID\":", "\"NewElement\": \"a\", \"ID\":"));
    Command run = command("replay", "--mode", "fix", "--sweep");

    assertThat(run.lines("fix")).isEmpty();
    assertThat(run.lines("message").toString()).contains("does not know (NewElement)");
    assertThat(cors()).hasSize(1);
  }

  @Test
  void otherModesWriteNothing() throws IOException {
    for (String mode : List.of("alert", "temporary")) {
      Command run = command("replay", "--mode", mode, "--sweep");
      assertThat(run.lines("fix")).as(mode).isEmpty();
      assertThat(cors()).as(mode).hasSize(1);
    }
  }

  private Command replay(Path event) {
    return command("replay", "--mode", "fix", event.toString());
  }

  private Command command(String name, String... args) {
    List<Object> all = new ArrayList<>(List.of(name, "--format=json"));
    all.addAll(List.of("--local", folder.toString()));
    all.addAll(List.of(args));
    return Command.run(all.toArray());
  }

  private List<JsonNode> cors() throws IOException {
    return Command.tree(Files.readString(folder.resolve("world.json")))
        .path("buckets")
        .path(0)
        .path("cors")
        .valueStream()
        .toList();
  }
}
