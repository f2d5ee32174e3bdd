package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `labelguard doctor` says of one job of a world.
class DoctorTest {

  private static final Path CORPUS =
      Repository.root().resolve("tests/src/test/resources/corpus").toAbsolutePath();

  /// Findings that leave the verdict.
  private static final Set<String> BESIDE =
      Set.of("LG301", "LG302", "LG106", "LG401", "LG402", "LG404", "LG801", "LG901");

  /// The checks that judge by the policies of buckets.
  private static final Set<String> POLICY_CHECKS =
      Set.of("LG101", "LG103", "LG104", "LG105", "LG205", "LG305");

  private static final String LOCKED_OUT = "bucket-that-locks-its-owner-out.json";

  /// The permissions of calls that have another name.
  private static final Map<String, String> PERMISSIONS =
      Map.of(
          "s3:HeadBucket", "s3:ListBucket",
          "tagging:GetResources", "tag:GetResources",
          "s3:GetBucketCors", "s3:GetBucketCORS",
          "s3:GetBucketEncryption", "s3:GetEncryptionConfiguration");

  private static final String FRAMES =
      """
      {"account": "111122223333", "region": "us-east-1",
       "buckets": [{"name": "gt-frames"}, {"name": "gt-frames-out"}],
       "workforce": {"WorkforceName": "default", "SourceIpConfig": {"Cidrs": ["198.51.100.0/24"]}},
       "jobs": [
        {"LabelingJobName": "frames", "LabelingJobStatus": "InProgress",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/frames",
         "RoleArn": "arn:aws:iam::111122223333:role/GroundTruth",
         "HumanTaskConfig": {
           "WorkteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t",
           "PreHumanTaskLambdaArn":
             "arn:aws:lambda:us-east-1:432418664414:function:PRE-VideoObjectDetection"},
         "InputConfig": {"DataSource": {"S3DataSource": {
           "ManifestS3Uri": "s3://gt-frames/in.manifest"}}},
         "OutputConfig": {"S3OutputPath": "s3://gt-frames-out/out/"}}]}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "buckets-elsewhere-and-nowhere,            cats,          runs,            0",
    "teams-of-a-workforce-in-a-vpc,            paintings,     runs,            1",
    "account-of-which-little-was-given,        train,         no-fault-found,  3",
    "objects-that-a-tag-allows,                scans-tagged,  cannot-tell,     3",
    "vpc-bucket-with-an-operator-twice,        claims,        cannot-tell,     1",
    "stream-whose-queue-was-deleted,           phrases,       fails,           1"
  })
  void theVerdictIsTheFirstThatFits(String world, String job, String verdict, int exit) {
    Command run = doctor(job, CORPUS.resolve(world + ".json"));
    assertThat(run.err()).isEmpty();
    assertThat(last(run).path("type").asText()).isEqualTo("verdict");
    assertThat(last(run).path("verdict").asText()).isEqualTo(verdict);
    assertThat(last(run).path("calls").asInt()).isBetween(5, 60);
    assertThat(run.exit()).isEqualTo(exit);
  }

  /// In every world of the corpus: what the doctor finds of a job is what the audit finds of it,
  /// and `runs` is said only where everything was looked at and nothing stops the job.
  @Test
  void theDoctorFindsOfEachJobWhatTheAuditFindsOfIt() throws IOException {
    Map<String, Integer> verdicts = new TreeMap<>();
    try (Stream<Path> worlds = Files.list(CORPUS)) {
      for (Path world :
          worlds.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
        List<JsonNode> audited =
            Command.run(
                    "audit",
                    "--format",
                    "json",
                    "--world",
                    world,
                    "--read-manifests",
                    String.join(",", bucketsOf(world)))
                .lines("finding");
        for (String job : liveJobs(world)) {
          Command run = doctor(job, world);
          verdicts.merge(last(run).path("verdict").asText(), 1, Integer::sum);
          if (world.endsWith(LOCKED_OUT)) {
            // The guard of an audit cannot read the policy, and says only that.
            assertThat(checks(run.lines("finding"), job)).contains("LG101");
          } else {
            assertThat(checks(run.lines("finding"), job))
                .as("%s of %s", job, world)
                .isEqualTo(checks(audited, job));
          }
          assertThat(run.lines("prerequisite"))
              .filteredOn(line -> line.path("check").asText().equals("LG801"))
              .isEmpty();
          isConsistent(run);
          everyFindingIsPrintedAsText(
              run.lines("finding"), Command.run("doctor", "--job", job, "--world", world));
        }
      }
    }
    assertThat(verdicts).containsKeys("runs", "fails", "cannot-tell", "no-fault-found");
  }

  private static void isConsistent(Command run) {
    Set<String> states =
        run.lines("prerequisite").stream()
            .map(line -> line.path("state").asText())
            .collect(Collectors.toSet());
    String verdict = last(run).path("verdict").asText();
    boolean isStopped =
        run.lines("finding").stream()
            .filter(line -> Set.of("critical", "high").contains(line.path("severity").asText()))
            .anyMatch(line -> !BESIDE.contains(line.path("check").asText()));
    assertThat(verdict.equals("fails")).as("%s", last(run)).isEqualTo(isStopped);
    if (verdict.equals("runs")) {
      assertThat(states).doesNotContain("cannot-tell", "not-checked");
    }
    assertThat(run.exit())
        .isEqualTo(last(run).path("findings").asInt() > 0 ? 1 : verdict.equals("runs") ? 0 : 3);
  }

  @Test
  void aJobThatHasEndedIsExaminedAsItsConfigurationIsNow() throws IOException {
    Path world =
        changed(
            "stream-whose-queue-was-deleted",
            job -> job.put("LabelingJobStatus", "Failed").put("FailureReason", "AccessDenied: b"));
    Command text = Command.run("doctor", "--job", "phrases", "--world", world);
    assertThat(text.out())
        .startsWith("Labeling job phrases has ended. FailureReason: AccessDenied");
    Command run = doctor("phrases", world);
    assertThat(last(run).path("verdict").asText()).isEqualTo("ended");
    assertThat(checks(run.lines("finding"), "phrases")).doesNotContain("LG212");
    assertThat(run.exit()).isOne();
  }

  /// Where a list is not given, nothing about it is said to be fine.
  @ParameterizedTest
  @CsvSource({
    "roles, LG210",
    "workforce, LG303",
    "workteams, LG301",
    "topics, LG212",
    "queues, LG212"
  })
  void whatIsNotGivenIsNotFine(String member, String check) throws IOException {
    ObjectNode world =
        (ObjectNode)
            Command.tree(Files.readString(CORPUS.resolve("stream-whose-first-object-fails.json")));
    world.remove(member);
    Command run =
        doctor("GroundTruth-streaming-1", Command.file(folder, "less.json", world.toString()));
    assertThat(run.lines("prerequisite"))
        .filteredOn(line -> line.path("check").asText().equals(check))
        .extracting(line -> line.path("state").asText())
        .isNotEmpty()
        .doesNotContain("ok");
    assertThat(last(run).path("verdict").asText()).isNotEqualTo("runs");
    assertThat(run.exit()).isNotZero();
  }

  /// What is known of one bucket is said of it, whatever is not known of another.
  @Test
  void eachBucketHasItsOwnLinesWithTheRuleThatFits() {
    ObjectNode world = (ObjectNode) Command.tree(FRAMES);
    ObjectNode input = (ObjectNode) world.at("/buckets/0");
    ArrayNode rules = input.putArray("cors");
    rules.addObject().putArray("AllowedMethods").add("GET");
    ((ObjectNode) rules.get(0)).putArray("AllowedOrigins").add("https://www.example.com");
    ObjectNode needed = rules.addObject();
    needed.putArray("AllowedMethods").add("GET").add("HEAD").add("PUT");
    needed.putArray("AllowedOrigins").add("https://*");
    needed.putArray("AllowedHeaders").add("*");
    needed.putArray("ExposeHeaders").add("Access-Control-Allow-Origin");
    Command run = doctor("frames", Command.file(folder, "cors.json", world.toString()));

    List<JsonNode> cors = prerequisites(run, "LG203");
    assertThat(cors)
        .extracting(line -> line.path("resource").asText() + " " + line.path("state").asText())
        .containsExactly("arn:aws:s3:::gt-frames ok", "arn:aws:s3:::gt-frames-out not-checked");
    assertThat(cors.getFirst().path("evidence").asText())
        .isEqualTo("rule 2 admits GET, HEAD and PUT from https://*");
    assertThat(prerequisites(run, "LG103"))
        .extracting(line -> line.path("resource").asText())
        .containsExactly("arn:aws:s3:::gt-frames");
    assertThat(prerequisites(run, "LG101")).hasSize(2);
  }

  private static List<JsonNode> prerequisites(Command run, String check) {
    return run.lines("prerequisite").stream()
        .filter(line -> line.path("check").asText().equals(check))
        .toList();
  }

  /// What the policy denies is not known then, and it may deny everything.
  @Test
  void aPolicyThatMayNotBeReadIsNotFine() throws IOException {
    ObjectNode world =
        (ObjectNode)
            Command.tree(Files.readString(CORPUS.resolve("buckets-elsewhere-and-nowhere.json")));
    world
        .path("buckets")
        .forEach(
            bucket ->
                ((ObjectNode) bucket).putObject("refused").put("GetBucketPolicy", "not for you"));
    Command run = doctor("cats", Command.file(folder, "refused.json", world.toString()));
    assertThat(run.lines("prerequisite"))
        .filteredOn(line -> POLICY_CHECKS.contains(line.path("check").asText()))
        .filteredOn(line -> !line.path("state").asText().equals("not-applicable"))
        .hasSizeGreaterThan(4)
        .allSatisfy(
            line -> {
              assertThat(line.path("state").asText()).isEqualTo("not-checked");
              assertThat(line.path("evidence").asText()).contains("not for you");
            });
    assertThat(last(run).path("verdict").asText()).isEqualTo("no-fault-found");
    assertThat(run.exit()).isEqualTo(3);
  }

  /// A further finding, or one that belongs to no prerequisite, is printed, too.
  private static void everyFindingIsPrintedAsText(List<JsonNode> findings, Command run) {
    String text = oneLine(run.out());
    assertThat(findings)
        .allSatisfy(
            finding -> assertThat(text).contains(oneLine(finding.path("message").asText())));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /// The page's policy allows each call that is made, and no other.
  @Test
  void thePageHasThePermissionsOfAllCallsAndNoOther() throws IOException {
    // The state table is in a DynamoDB Local of its own: DoctorTableTest.
    Set<String> used =
        new TreeSet<>(Set.of("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"));
    // Where the SCPs cannot be read the simulator is asked.
    ObjectNode member = withAllKinds();
    ((ObjectNode) member.path("organization")).remove("scps");
    used.addAll(calls(member));
    used.addAll(calls(withAllKinds()));
    String page = Files.readString(Repository.root().resolve("docs/how-to/doctor.md"));
    Set<String> allowed = new TreeSet<>();
    Command.tree(page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```")))
        .at("/Statement/0/Action")
        .forEach(action -> allowed.add(action.asText()));
    assertThat(allowed).isEqualTo(used);
  }

  private static Set<String> calls(ObjectNode world) {
    Set<String> used = new TreeSet<>();
    try (CredentialsAccount account =
        CredentialsAccount.start(World.parse(world.toString()), URI.create("http://127.0.0.1:1"))) {
      // Where S3 does not say the Region, the head of the bucket does.
      CollectedAuditTest.policy(account, CollectedAuditTest.denying("s3:GetBucketLocation"));
      account.aws().takeCalls();
      account.aws().state().setJobStatus("quality", "Failed");
      for (String job : List.of("Street-Stream", "quality", "texts-in-vpc")) {
        assertThat(Command.run("doctor", "--job", job).exit()).isNotEqualTo(2);
      }
      account.aws().takeCalls().keySet().stream()
          .map(call -> call.replaceFirst(" \\(.*", "").replace(' ', ':'))
          .filter(call -> !call.equals("sts:GetCallerIdentity"))
          .map(call -> PERMISSIONS.getOrDefault(call, call))
          .forEach(used::add);
    }
    return used;
  }

  /// A world in which each kind of thing is used by a job.
  private static ObjectNode withAllKinds() throws IOException {
    ObjectNode world =
        (ObjectNode)
            Command.tree(
                Files.readString(CORPUS.resolveSibling("worlds").resolve("dependencies.json")));
    world.remove(List.of("grants", "functionPolicy"));
    JsonNode policy = world.at("/roles/0/Policies/0/PolicyDocument");
    ((ObjectNode) world.at("/roles/0"))
        .putArray("AttachedPolicies")
        .addObject()
        .put("PolicyArn", "arn:aws:iam::111122223333:policy/also")
        .set("PolicyDocument", policy);
    // Images are loaded by workers' browsers.
    String text =
        world.path("jobs").path(0).toString().replace("TextMultiClass", "ImageMultiClass");
    world.withArray("jobs").set(0, Command.tree(text));
    ObjectNode organization = world.putObject("organization");
    organization.put("Id", "o-exampleorgid").put("MasterAccountId", "444455556666");
    organization.putArray("scps").addArray().add(policy);
    organization.putArray("rcps");
    ((ObjectNode) world.at("/buckets/0"))
        .putObject("objects")
        .put("texts.manifest", "{\"source-ref\": \"s3://gt-labeling-data/1.jpg\"}\n");
    return world;
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "../escape", "", "\u001b[31m"})
  void whereThereIsNoSuchJobTheErrorSaysHowToFindOne(String job) {
    Command run = doctor(job, CORPUS.resolve("stream-whose-queue-was-deleted.json"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("there is no labeling job").doesNotContain("\u001b[31m");
  }

  @Test
  void aFileIsForCheck() {
    Command run =
        doctor(
            Repository.root().resolve("docs/examples/job.json").toString(),
            CORPUS.resolve("stream-whose-queue-was-deleted.json"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("labelguard check --job");
  }

  private static Command doctor(String job, Path world) {
    return Command.run("doctor", "--job", job, "--world", world, "--format", "json");
  }

  private static JsonNode last(Command run) {
    return run.lines("verdict").getLast();
  }

  private static Set<String> checks(List<JsonNode> findings, String job) {
    return findings.stream()
        .filter(finding -> finding.path("job").asText().equals(job))
        .map(finding -> finding.path("check").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> bucketsOf(Path world) throws IOException {
    return Command.tree(Files.readString(world))
        .path("buckets")
        .valueStream()
        .map(bucket -> bucket.path("name").asText())
        .toList();
  }

  private static List<String> liveJobs(Path world) {
    try {
      List<String> jobs = new ArrayList<>();
      for (JsonNode job : Command.tree(Files.readString(world)).path("jobs")) {
        if (Set.of("Initializing", "InProgress", "Stopping")
            .contains(job.path("LabelingJobStatus").asText())) {
          jobs.add(job.path("LabelingJobName").asText());
        }
      }
      return jobs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path changed(String world, Consumer<ObjectNode> change) throws IOException {
    ObjectNode json = (ObjectNode) Command.tree(Files.readString(CORPUS.resolve(world + ".json")));
    change.accept((ObjectNode) json.path("jobs").path(0));
    return Command.file(folder, "changed.json", json.toString());
  }
}
