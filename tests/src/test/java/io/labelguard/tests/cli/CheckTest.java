package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

  private static final String JOB =
      """
      {"LabelingJobName":"cats","LabelingJobStatus":"InProgress",
       "LabelingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
       "RoleArn":"arn:aws:iam::111122223333:role/GT",
       "InputConfig":{"DataSource":{"S3DataSource":{"ManifestS3Uri":"s3://in/cats.manifest"}}},
       "OutputConfig":{"S3OutputPath":"s3://out/cats/","KmsKeyId":""},
       "HumanTaskConfig":{"WorkteamArn":null}}\
      """;

  @TempDir Path folder;

  @Test
  void aPolicyThatShutsGroundTruthOutIsOneFindingWithAProvenFix() {
    Command run = check("--policy", policy("in"), "--job", job());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("finding")).hasSize(1);
    JsonNode finding = run.lines("finding").getFirst();
    List<String> names = new ArrayList<>();
    finding.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "type",
            "check",
            "severity",
            "bucket",
            "job",
            "path",
            "actions",
            "statements",
            "unknownKeys",
            "message",
            "fix");
    assertThat(finding.path("check").asText()).isEqualTo("LG101");
    assertThat(finding.path("bucket").asText()).isEqualTo("in");
    assertThat(finding.path("path").asText()).isEqualTo("ground-truth");
    assertThat(finding.path("statements").toString())
        .isEqualTo("[{\"index\":0,\"sid\":\"OnlyOurs\"}]");
    assertThat(finding.path("fix").path("status").asText()).isEqualTo("proven");
  }

  @Test
  void theFixedPolicyIsClean() {
    JsonNode fix =
        check("--policy", policy("in"), "--job", job()).lines("finding").getFirst().path("fix");
    Path fixed = Command.file(folder, "fixed.json", fix.path("policy").asText());

    Command again = check("--policy", fixed, "--job", job());

    assertThat(again.exit()).isZero();
    assertThat(again.lines("finding")).isEmpty();
  }

  @Test
  void aPolicyOfAnotherBucketSaysThatItConcernsNoneOfTheJobs() {
    Command run = check("--policy", policy("elsewhere"), "--job", job());

    assertThat(run.exit()).isZero();
    assertThat(run.lines("note"))
        .anySatisfy(
            note ->
                assertThat(note.path("message").asText()).contains("none of the job's buckets"));
  }

  @Test
  void theBucketCanBeNamed() {
    Command run = check("--policy", policy("out"), "--job", job(), "--bucket", "out");

    assertThat(run.lines("finding").getFirst().path("bucket").asText()).isEqualTo("out");
  }

  @Test
  void aPolicyThatCannotBeReadIsBadInput() {
    Command run =
        check("--policy", Command.file(folder, "p.json", "{\"Statement\":["), "--job", job());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("p.json: is not JSON: 1:15");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aTeamWithoutConstraintIsFoundWithAndWithoutItsOuterObject() {
    String team = "{\"WorkteamName\":\"t\",\"MemberDefinitions\":[]}";
    Path inner = Command.file(folder, "inner.json", team);
    Path outer = Command.file(folder, "outer.json", "{\"Workteam\":" + team + "}");

    assertThat(check("--workteam", inner).lines("finding").getFirst().path("check").asText())
        .isEqualTo("LG301");
    assertThat(check("--workteam", outer).lines("finding"))
        .isEqualTo(check("--workteam", inner).lines("finding"));
  }

  @Test
  void everyCommandHasHelp() {
    for (String command :
        List.of("demo", "check", "replay", "audit", "lint", "explain", "evaluate", "compare")) {
      Command run = Command.run(command, "--help");

      assertThat(run.exit()).as(command).isZero();
      assertThat(run.out()).startsWith("Usage: labelguard " + command);
    }
  }

  @Test
  void nothingGivenIsBadUsage() {
    Command run = Command.run("check");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("give at least one of");
  }

  @Test
  void aJobThatIsNoJsonIsBadInput() {
    Command run = check("--job", Command.file(folder, "j.json", "job"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("j.json").contains("is not JSON");
  }

  @Test
  void aJobThatIsNoObjectIsBadInput() {
    Command run = check("--job", Command.file(folder, "j.json", "[{}]"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("j.json looks like a JSON list, not a labeling job; give DescribeLabelingJob");
  }

  @Test
  void noStringOfAPolicyEndsALineOrMentionsAnybody() {
    String sid = "<!channel>\u2028\u0085\u202e\\u001b[31m\\n";
    Path policy = Command.file(folder, "hostile.json", text(policy("in")).replace("OnlyOurs", sid));
    Command json = check("--policy", policy, "--job", job());
    Command text = Command.run("check", "--policy", policy, "--job", job());

    assertThat(json.lines("finding").getFirst().path("statements").path(0).path("sid").asText())
        .isEqualTo("<!channel>\u2028\u0085\u202e\u001b[31m\n");
    for (Command run : List.of(json, text)) {
      assertThat(run.out()).doesNotContain("<!channel>", "\u2028", "\u0085", "\u202e", "\u001b");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path policy(String bucket) {
    return Command.file(
        folder,
        "policy.json",
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"OnlyOurs","Effect":"Deny","Principal":"*",
         "Action":"s3:*Object","Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"],
         "Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-0c1d2e3f4a5b60789"}}}]}\
        """
            .replace("BUCKET", bucket));
  }

  private Path job() {
    return Command.file(folder, "job.json", JOB);
  }

  private static Command check(Object... options) {
    List<Object> args = new ArrayList<>(List.of("check", "--format", "json"));
    args.addAll(List.of(options));
    return Command.run(args.toArray());
  }
}
