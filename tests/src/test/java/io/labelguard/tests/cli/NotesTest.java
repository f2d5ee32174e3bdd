package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was not judged is a note, what was judged is an access line, and the last line counts.
class NotesTest {

  private static final String TEAM =
      "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t";

  private static final String JOB =
      """
      {"LabelingJobName":"cats","LabelingJobStatus":"InProgress",
       "LabelingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
       "RoleArn":"arn:aws:iam::111122223333:role/GT",
       "InputConfig":{"DataSource":{"S3DataSource":{"ManifestS3Uri":"s3://gt-in/cats.manifest"}}},
       "OutputConfig":{"S3OutputPath":"s3://gt-out/cats/"},
       "HumanTaskConfig":{"WorkteamArn":"TEAM",
        "PreHumanTaskLambdaArn":"arn:aws:lambda:us-east-1:432418664414:function:PRE-BoundingBox"}}\
      """
          .replace("TEAM", TEAM);

  @TempDir Path folder;

  @Test
  void everyPrerequisiteOfAPlainJobThatIsNotJudgedIsOneNote() {
    Command run = check("--policy", policy("gt-in", "Deny"), "--job", job(JOB));

    assertThat(notes(run))
        .containsExactlyInAnyOrder(
            "LG101 cats gt-out",
            " cats ",
            "LG205 cats ",
            "LG207 cats ",
            "LG203 cats ",
            "LG206 cats ",
            "LG210 cats ");
    assertThat(run.lines("note"))
        .allSatisfy(note -> assertThat(note.path("message").asText()).startsWith("Not checked: "));
    assertThat(names(run))
        .containsExactly(
            "LG101",
            "LG203",
            "LG205",
            "LG206",
            "LG207",
            "LG210",
            "console",
            "ground-truth",
            "workers");
  }

  @Test
  void whatAJobUsesBesideIsANoteEach() {
    Map.of(
            "LG202",
            JOB.replace("private-crowd/t", "vendor-crowd/t"),
            "LG209",
            JOB.replace("432418664414:function:PRE-BoundingBox", "111122223333:function:mine"),
            "LG107",
            JOB.replace(
                "\"OutputConfig\"",
                "\"LabelingJobAlgorithmsConfig\":{\"LabelingJobAlgorithmSpecificationArn\":"
                    + "\"arn:aws:sagemaker:us-east-1:027400017018:"
                    + "labeling-job-algorithm-specification/image-classification\"},"
                    + "\"OutputConfig\""))
        .forEach(
            (id, job) -> {
              List<String> with = notes(check("--job", job(job)));
              assertThat(notes(check("--job", job(JOB)))).noneMatch(note -> note.startsWith(id));
              assertThat(with)
                  .filteredOn(note -> note.startsWith(id))
                  .containsExactly(id + " cats ");
            });
  }

  @Test
  void everyPathThatWasJudgedEndsInOneLine() {
    Path open = Command.file(folder, "force.json", "{\"WorkforceName\":\"default\"}");
    Command denied =
        check("--policy", policy("gt-in", "Deny"), "--job", job(JOB), "--workforce", open);
    Command allowed =
        check("--policy", policy("gt-in", "Allow"), "--job", job(JOB), "--workforce", open);

    assertThat(denied.lines("access"))
        .extracting(JsonNode::toString)
        .containsExactly(
            "{\"type\":\"access\",\"job\":\"cats\",\"bucket\":\"gt-in\",\"path\":\"ground-truth\","
                + "\"verdict\":\"denied\",\"actions\":[\"s3:GetObject\"]}",
            "{\"type\":\"access\",\"job\":\"cats\",\"bucket\":\"gt-in\",\"path\":\"workers\","
                + "\"verdict\":\"denied\",\"actions\":[\"s3:GetObject\"]}");
    assertThat(allowed.lines("access"))
        .extracting(line -> line.path("path").asText() + " " + line.path("verdict").asText())
        .containsExactly("ground-truth allowed", "workers allowed");
    assertThat(allowed.lines("access").getFirst().path("actions")).hasSize(5);
  }

  @Test
  void aPartOfTheOutputAndWhatIsUnknownHaveVerdictsOfTheirOwn() {
    String part =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
         "Action":"s3:PutObject","Resource":"arn:aws:s3:::gt-out/cats/cats/manifests/*"}]}
        """;
    String unknown =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
         "Action":"s3:PutObject","Resource":"arn:aws:s3:::gt-out/*",
         "Condition":{"StringNotEquals":{"aws:PrincipalTag/team":"labels"}}}]}
        """;
    for (String[] each :
        List.of(new String[] {part, "partly-denied"}, new String[] {unknown, "cannot-tell"})) {
      Command run = check("--policy", Command.file(folder, "p.json", each[0]), "--job", job(JOB));

      assertThat(run.lines("access"))
          .extracting(line -> line.path("verdict").asText() + line.path("actions"))
          .containsExactly(each[1] + "[\"s3:PutObject\"]");
    }
  }

  @Test
  void theLastLineOfCheckCounts() {
    Command run = check("--policy", policy("gt-in", "Deny"), "--job", job(JOB));

    JsonNode last = run.lines().getLast();
    List<String> members = new ArrayList<>();
    last.fieldNames().forEachRemaining(members::add);
    assertThat(members)
        .containsExactly(
            "type",
            "jobs",
            "buckets",
            "teams",
            "findings",
            "proven",
            "notChecked",
            "version",
            "schema");
    assertThat(last.path("type").asText()).isEqualTo("summary");
    assertThat(last.path("jobs").asInt()).isEqualTo(1);
    assertThat(last.path("buckets").asInt()).isEqualTo(1);
    assertThat(last.path("findings").toString())
        .isEqualTo("{\"critical\":1,\"high\":0,\"medium\":0,\"low\":0}");
    assertThat(last.path("proven").asInt()).isEqualTo(1);
    assertThat(last.path("schema").asInt()).isEqualTo(1);
  }

  @Test
  void theLastLineOfAuditCountsAndTheAccessIsListed() {
    Path world = Repository.root().resolve("functions/cli/src/main/resources/demo/world.json");
    Command run = Command.run("audit", "--world", world, "--format", "json");

    assertThat(run.lines().getLast().path("type").asText()).isEqualTo("summary");
    assertThat(run.lines().getLast().path("jobs").asInt()).isEqualTo(8);
    assertThat(run.lines("access"))
        .extracting(line -> line.path("job").asText() + " " + line.path("verdict").asText())
        .contains("xray-triage denied", "old-invoices denied");
    assertThat(run.lines("note"))
        .extracting(line -> line.path("check").asText())
        .contains("LG203", "LG210");
  }

  @Test
  void textNamesWhatIsFineBeforeTheCounts() {
    Command run = Command.run("check", "--policy", policy("gt-in", "Allow"), "--job", job(JOB));

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith(
            """
            OK: 1 labeling job keeps its access - gt-in (us-east-1)

            OK  job cats, bucket gt-in: Ground Truth: AbortMultipartUpload,
                GetBucketLocation, GetObject, ListBucket, PutObject are not denied, through
                vpce-08408e335ebf95b40
            Found 0 problems in 1 job and 1 bucket.
            Not checked:\
            """);
  }

  @Test
  void aJobThatHasEndedIsJudgedAsIfItRan() {
    String failed =
        JOB.replace("InProgress", "Failed")
            .replace("\"RoleArn\"", "\"FailureReason\":\"ClientError: Access Denied\",\"RoleArn\"");
    Command run = check("--policy", policy("gt-in", "Deny"), "--job", job(failed));
    JsonNode finding = run.lines("finding").getFirst();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(finding.path("check").asText()).isEqualTo("LG101");
    assertThat(finding.path("ended").asBoolean()).isTrue();
    assertThat(finding.path("failureReason").asText()).isEqualTo("ClientError: Access Denied");
    assertThat(
            Command.run("check", "--policy", policy("gt-in", "Deny"), "--job", job(failed)).out())
        .startsWith("CRITICAL: 1 labeling job has ended - gt-in denies Ground Truth")
        .contains("  AWS said  ClientError: Access Denied\n");
    assertThat(check("--policy", policy("gt-in", "Allow"), "--job", job(failed)).exit()).isZero();
  }

  private static List<String> notes(Command run) {
    return run.lines("note").stream()
        .map(
            note ->
                note.path("check").asText()
                    + " "
                    + note.path("job").asText()
                    + " "
                    + note.path("bucket").asText())
        .toList();
  }

  private static List<String> names(Command run) {
    List<String> names = new ArrayList<>();
    run.lines("summary").getFirst().path("notChecked").forEach(name -> names.add(name.asText()));
    return names;
  }

  private Path policy(String bucket, String effect) {
    return Command.file(
        folder,
        "policy.json",
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"EFFECT","Principal":"*",
         "Action":"s3:GetObject","Resource":"arn:aws:s3:::BUCKET/*",
         "Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-0c1d2e3f4a5b60789"}}}]}\
        """
            .replace("BUCKET", bucket)
            .replace("EFFECT", effect));
  }

  private Path job(String text) {
    return Command.file(folder, "job.json", text);
  }

  private static Command check(Object... options) {
    List<Object> args = new ArrayList<>(List.of("check", "--format", "json"));
    args.addAll(List.of(options));
    return Command.run(args.toArray());
  }
}
