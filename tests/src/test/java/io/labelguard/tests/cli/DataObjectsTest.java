package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `check --manifest` and `audit --read-manifests`: the objects of a job are judged where they lie.
class DataObjectsTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  private static final String JOB =
      """
      {"LabelingJobName":"cats","LabelingJobStatus":"InProgress","LabelAttributeName":"cat",
       "LabelingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
       "RoleArn":"arn:aws:iam::111122223333:role/GT",
       "InputConfig":{"DataSource":{"S3DataSource":{"ManifestS3Uri":"s3://gt-in/cats.manifest"}}},
       "OutputConfig":{"S3OutputPath":"s3://gt-out/cats/"},
       "HumanTaskConfig":{"WorkteamArn":
        "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t"}}\
      """;
  private static final String ELSEWHERE =
      """
      {"source-ref":"s3://images/2026/a.jpg"}
      {"source-ref":"s3://images/2026/b.jpg"}
      """;
  private static final String WITHIN =
      """
      {"source":"a text"}
      {"source":"another"}
      """;

  @TempDir Path folder;

  @Test
  void aDenyOnTheBucketOfTheObjectsIsFoundOnlyWithTheManifest() {
    Path policy = denied("images", "*");
    Command without = check(policy, "--bucket", "images");
    Command with = check(policy, "--manifest", manifest(ELSEWHERE));

    assertThat(without.exit()).as(without.err()).isEqualTo(2);
    assertThat(with.exit()).isEqualTo(1);
    assertThat(with.lines("finding"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("check").asText()).isEqualTo("LG205");
              assertThat(finding.path("severity").asText()).isEqualTo("critical");
              assertThat(finding.path("bucket").asText()).isEqualTo("images");
              assertThat(finding.path("path").asText()).isEqualTo("ground-truth");
              assertThat(finding.path("actions")).hasToString("[\"s3:GetObject\"]");
              assertThat(finding.path("fix").path("status").asText()).isEqualTo("proven");
            });
    assertThat(checks(with, "note")).doesNotContain("LG205");
  }

  @Test
  void theFirstLineOfTextNamesTheBucketOfTheObjects() {
    Command run =
        Command.run(
            "check",
            "--policy",
            denied("images", "*"),
            "--job",
            job(),
            "--manifest",
            manifest(ELSEWHERE));

    assertThat(run.out().lines().findFirst().orElseThrow()).contains("CRITICAL").contains("images");
    assertThat(run.out()).contains("data objects").contains("--manifest");
  }

  @Test
  void whatOneStatementDeniesTogetherIsOneFinding() {
    Path policy = denied("gt-in", "*");
    Command run =
        check(policy, "--manifest", manifest("{\"source-ref\":\"s3://gt-in/images/a.jpg\"}\n"));

    assertThat(checks(run, "finding")).containsExactly("LG101");
    assertThat(run.lines("finding").getFirst().path("message").asText())
        .contains("its manifest and data objects there");
  }

  /// Where a manifest was read the workers need its folders and nothing else.
  @ParameterizedTest
  @CsvSource({
    "*,          {\"source-ref\":\"s3://gt-in/images/a.jpg\"}, true",
    "images/*,   {\"source-ref\":\"s3://gt-in/images/a.jpg\"}, true",
    "private/*,  {\"source-ref\":\"s3://gt-in/images/a.jpg\"}, false",
    "images/x/*, {\"source-ref\":\"s3://gt-in/images/a.jpg\"}, false",
    "*,          {\"source-ref\":\"s3://images/2026/a.jpg\"},  false",
    "*,          {\"source\":\"a text\"},                      false",
  })
  void workersNeedTheFoldersOfTheManifestAlone(String objects, String line, boolean found) {
    Command run =
        check(
            denied("gt-in", objects),
            "--workforce",
            workforce(),
            "--manifest",
            manifest(line + "\n"));

    assertThat(checks(run, "finding").contains("LG103")).isEqualTo(found);
  }

  @Test
  void withoutTheManifestTheObjectsAreTakenToLieBesideIt() {
    Command run = check(denied("gt-in", "*"), "--workforce", workforce());

    assertThat(checks(run, "finding")).contains("LG101", "LG103");
    assertThat(checks(run, "note")).contains("LG205");
  }

  @Test
  void aManifestThatHoldsItsDataLeavesNothingOfTheWorkersOpen() {
    Command run = check(denied("images", "*"), "--manifest", manifest(WITHIN), "--bucket", "gt-in");

    assertThat(run.lines("note"))
        .noneMatch(note -> note.path("path").asText().equals("workers"))
        .noneMatch(note -> note.path("check").asText().equals("LG205"));
  }

  @Test
  void whatWasNotReadOfAManifestIsSaid() {
    Command run =
        check(
            denied("images", "*"),
            "--manifest",
            manifest(
                ELSEWHERE
                    + """
                    {"source-ref":"s3:/images/typo.jpg"}
                    {"source-ref":"s3://images/seq/1.json"}
                    {"source-ref":"s3://images/cut
                    """));

    assertThat(run.lines("note"))
        .filteredOn(note -> note.path("check").asText().equals("LG205"))
        .singleElement()
        .satisfies(
            note ->
                assertThat(note.path("message").asText())
                    .isEqualTo(
                        "Not checked: 1 line of the manifest that is not a JSON object, 1 reference"
                            + " of the manifest that is not an S3 URI and 1 sequence file that was"
                            + " not read."));
  }

  @Test
  void aManifestIsOfOneJob() {
    Command none = Command.run("check", "--policy", denied("a-b", "*"), "--manifest", folder);
    Command two = check(denied("images", "*"), "--job", job(), "--manifest", manifest(ELSEWHERE));
    Command folderGiven = check(denied("images", "*"), "--manifest", folder);
    Command empty = check(denied("images", "*"), "--manifest", manifest("\n"));

    assertThat(List.of(none.exit(), two.exit(), folderGiven.exit(), empty.exit())).containsOnly(2);
    assertThat(two.err()).contains("exactly one --job");
    assertThat(folderGiven.err()).contains("is a directory");
    assertThat(empty.err()).contains("is empty");
  }

  @Test
  void anAuditReadsTheManifestsOfTheBucketsThatAreNamed() {
    Path world = world(Map.of("cats.manifest", ELSEWHERE));
    Command without = audit(world);
    Command with = audit(world, "--read-manifests", "other,gt-in");

    assertThat(checks(without, "finding")).doesNotContain("LG205");
    assertThat(checks(without, "note")).contains("LG205");
    assertThat(with.lines("finding"))
        .filteredOn(finding -> finding.path("check").asText().equals("LG205"))
        .extracting(finding -> finding.path("bucket").asText())
        .containsExactly("images");
    assertThat(checks(with, "note")).doesNotContain("LG205");
  }

  @Test
  void anAuditReadsTheSequenceFilesOfAManifest() {
    Path world =
        world(
            Map.of(
                "cats.manifest",
                "{\"source-ref\":\"s3://gt-in/seq/1.json\"}\n",
                "seq/1.json",
                "{\"seq-no\":1,\"prefix\":\"s3://images/clips/1\",\"number-of-frames\":1,"
                    + "\"frames\":[{\"frame-no\":1,\"frame\":\"a.jpg\"}]}"));
    Command run = audit(world, "--read-manifests", "gt-in");

    assertThat(checks(run, "finding")).contains("LG205");
  }

  @Test
  void aManifestThatCannotBeReadIsSaidAndTheRestGoesOn() {
    Command gone = audit(world(Map.of()), "--read-manifests", "gt-in");
    Command none = audit(world(Map.of("cats.manifest", "no json\n")), "--read-manifests", "gt-in");

    for (Command run : List.of(gone, none)) {
      assertThat(run.lines("access")).isNotEmpty();
      assertThat(run.out()).contains("s3://gt-in/cats.manifest");
      assertThat(checks(run, "note")).contains("LG205");
    }
  }

  private Command check(Path policy, Object... more) {
    return run("check", List.of("--policy", policy, "--job", job()), more);
  }

  private static Command audit(Path world, Object... more) {
    return run("audit", List.of("--world", world), more);
  }

  private static Command run(String command, List<Object> options, Object... more) {
    List<Object> all = new ArrayList<>(List.of(command));
    all.addAll(options);
    all.addAll(List.of(more));
    all.addAll(List.of("--format", "json"));
    return Command.run(all.toArray());
  }

  private static List<String> checks(Command run, String type) {
    return run.lines(type).stream().map(line -> line.path("check").asText()).toList();
  }

  private Path job() {
    return Command.file(folder, "job.json", JOB);
  }

  private Path manifest(String text) {
    return Command.file(folder, "cats.manifest", text);
  }

  private Path workforce() {
    return Command.file(folder, "force.json", "{\"WorkforceName\":\"default\"}");
  }

  private static String deny(String bucket, String objects) {
    return """
    {"Version":"2012-10-17","Statement":[{"Sid":"OurNetwork","Effect":"Deny","Principal":"*",\
    "Action":"s3:GetObject","Resource":"arn:aws:s3:::%s/%s","Condition":\
    {"StringNotEquals":{"aws:SourceVpce":"vpce-0c1d2e3f4a5b60789"}}}]}\
    """
        .formatted(bucket, objects);
  }

  private Path denied(String bucket, String objects) {
    return Command.file(folder, "policy.json", deny(bucket, objects));
  }

  private Path world(Map<String, String> objects) {
    ObjectNode world = MAPPER.createObjectNode();
    world.put("account", "111122223333").put("region", "us-east-1");
    ObjectNode in = world.putArray("buckets").addObject().put("name", "gt-in");
    ObjectNode texts = in.putObject("objects");
    objects.forEach(texts::put);
    world.withArray("buckets").addObject().put("name", "gt-out");
    world.withArray("buckets").addObject().put("name", "images").put("policy", deny("images", "*"));
    JsonNode job = Command.tree(JOB);
    world.putArray("jobs").add(job);
    return Command.file(folder, "world.json", world.toString());
  }
}
