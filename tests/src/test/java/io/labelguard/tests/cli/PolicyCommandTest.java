package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `labelguard policy`: what goes where, the exit codes, and that `check` agrees.
class PolicyCommandTest {

  private static final Path ROOT = Repository.root();
  private static final Path JOB = ROOT.resolve("docs/examples/job.json");
  private static final Pattern JOB_BLOCK =
      Pattern.compile("^```json job\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final String VPC = "vpc-0a1b2c3d4e5f60718";
  private static final String ENDPOINT = "vpce-0c1d2e3f4a5b60789";
  private static final String ADMIN = "arn:aws:iam::111122223333:role/Admin";

  @TempDir Path folder;

  @Test
  void standardOutputIsAPolicyFileAndTheRestIsBesideIt() {
    Command run = Command.run("policy", "--job", JOB, "--vpc", VPC, "--principal", ADMIN);

    assertThat(run.exit()).isZero();
    assertThat(Command.tree(run.out()).path("Statement").size()).isEqualTo(2);
    assertThat(run.err())
        .contains("Proven: the policy restricts bucket gt-labeling-data")
        .contains("Ground Truth, workers, console")
        .contains("It denies s3:GetObject, s3:PutObject")
        .contains("- every caller from the internet", "except")
        .contains("Note: Workers must open their tasks from " + VPC)
        .endsWith(
            "Next:  aws s3api put-bucket-policy --bucket gt-labeling-data --expected-bucket-owner"
                + " 111122223333 --policy file://policy.json\n");
    Path policy = Command.file(folder, "policy.json", run.out());
    assertThat(Command.run("lint", policy).exit()).isZero();
    Command checked =
        Command.run("check", "--job", JOB, "--policy", policy, "--console-principal", ADMIN);
    assertThat(checked.exit()).as(checked.out()).isZero();
    Command compared =
        Command.run("compare", ROOT.resolve("docs/examples/old-policy.json"), policy);
    assertThat(compared.exit()).isEqualTo(1);
  }

  @Test
  void jsonIsALineForEachBucketWithTheSamePolicy() {
    Path job =
        Command.file(
            folder, "job.json", read(JOB).replace("s3://gt-labeling-data/output/", "s3://gt-out/"));
    Command run = Command.run("policy", "--job", job, "--vpce", ENDPOINT, "--format", "json");

    assertThat(run.exit()).isZero();
    assertThat(run.lines("policy"))
        .extracting(line -> line.path("bucket").asText())
        .containsExactly("gt-labeling-data", "gt-out");
    JsonNode out = run.lines("policy").getLast();
    assertThat(out.path("job").asText()).isEqualTo("cats-and-dogs");
    assertThat(out.path("proven").toString()).isEqualTo("[\"ground-truth\"]");
    assertThat(out.path("denies").path(0).path("who").asText()).contains("internet");
    Command text = Command.run("policy", "--job", job, "--vpce", ENDPOINT, "--bucket", "gt-out");
    assertThat(Command.tree(text.out())).isEqualTo(out.path("policy"));
  }

  @Test
  void severalBucketsNeedANameInText() {
    Path job =
        Command.file(
            folder, "job.json", read(JOB).replace("s3://gt-labeling-data/output/", "s3://gt-out/"));
    Command run = Command.run("policy", "--job", job, "--vpc", VPC);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("gt-labeling-data, gt-out", "--bucket");

    Command other = Command.run("policy", "--job", job, "--vpc", VPC, "--bucket", "gt-oun");
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("does not use bucket gt-oun", "Did you mean gt-out?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| give the network",
        "--vpc vpc-1 | --vpc: vpc-1 is not the id of a VPC",
        "--vpc vpce-0c1d2e3f4a5b60789 | give it with --vpce",
        "--vpce vpce-* | --vpce: vpce-* is not the id of a VPC endpoint",
        "--vpce vpc-0a1b2c3d4e5f60718 | give it with --vpc",
        "--vpce vpce-08408e335ebf95b40 | Ground Truth's own endpoint in us-east-1",
        "--vpce vpce-02569ba1c40aad0bc | Ground Truth's own endpoint in us-east-2",
        "--principal ann | give the ARN of a user or role",
        "--principal arn:aws:iam::111122223333:role/Adm* | give the ARN of a user or role",
        "--principal arn:aws:sts::111122223333:assumed-role/Admin/ann | is a session",
        "--vpc vpc-0a1b2c3d4e5f60718 --endpoint us-east-1=vpce-x | --endpoint:",
        "--vpc vpc-0a1b2c3d4e5f60718 --job none.json | no such file"
      })
  void badInputIsExitCodeTwoAndSaysWhatToGive(String options, String part) {
    List<Object> words = new ArrayList<>(List.of("policy"));
    if (options == null || !options.contains("--job")) {
      words.addAll(List.of("--job", JOB));
    }
    if (options != null) {
      words.addAll(List.of(options.split(" ")));
    }
    Command run = Command.run(words.toArray());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void whatIsNotProvenIsNotPrinted(String format) {
    Path job = Command.file(folder, "job.json", read(JOB).replace("us-east-1", "eu-north-1"));
    Command run = Command.run("policy", "--job", job, "--vpc", VPC, "--format", format);

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("No policy is printed", "eu-north-1", "--endpoint");
  }

  @Test
  void anEndpointThatIsGivenIsUsed() {
    String own = read(JOB).replace("432418664414:function:", "111122223333:function:SageMaker-");
    Path job = Command.file(folder, "job.json", own.replace("us-east-1", "eu-north-1"));
    String given = "vpce-0aaaaaaaaaaaaaaaa";
    Command run =
        Command.run("policy", "--job", job, "--vpc", VPC, "--endpoint", "eu-north-1=" + given);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("\"aws:SourceVpce\": [\"" + given + "\"]");
  }

  @Test
  void theWorkforceAndTheTeamAreRead() {
    Path workforce =
        Command.file(
            folder,
            "workforce.json",
            """
            {"Workforce": {"WorkforceName": "default", "WorkforceVpcConfig": {
             "VpcId": "vpc-1a2b3c4d", "SecurityGroupIds": ["sg-1"], "Subnets": ["subnet-1"]}}}
            """);
    Command without = Command.run("policy", "--job", JOB, "--vpc", VPC, "--workforce", workforce);
    assertThat(without.exit()).isEqualTo(3);
    assertThat(without.err()).contains("give --vpc vpc-1a2b3c4d, too");
    Command with =
        Command.run(
            "policy",
            "--job",
            JOB,
            "--vpc",
            VPC,
            "--vpc",
            "vpc-1a2b3c4d",
            "--workforce",
            workforce);
    assertThat(with.exit()).as(with.err()).isZero();

    String role = "arn:aws:iam::111122223333:role/service-role/GroundTruthExecutionRole";
    assertThat(Command.run("policy", "--job", JOB, "--principal", role).err()).contains("LG305");
    Path team =
        Command.file(
            folder,
            "team.json",
            """
            {"Workteam": {"WorkteamName": "reviewers", "WorkteamArn":
             "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers",
             "Description": "d", "MemberDefinitions": [{"OidcMemberDefinition": {"Groups": ["g"]}}],
             "WorkerAccessConfiguration": {"S3Presign": {"IamPolicyConstraints":
              {"SourceIp": "Enabled", "VpcSourceIp": "Disabled"}}}}}
            """);
    Command bound = Command.run("policy", "--job", JOB, "--principal", role, "--workteam", team);
    assertThat(bound.exit()).as(bound.err()).isZero();
  }

  @Test
  void namesFromOutsideDoNotReachTheTerminalAsTheyAre() {
    Path job =
        Command.file(
            folder,
            "job.json",
            read(JOB).replace("s3://gt-labeling-data/", "s3://gt-\\u001b[2Jdata/"));
    Command run = Command.run("policy", "--job", job, "--vpc", VPC);

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("is not a valid bucket name").doesNotContain("\u001b");
  }

  /// Every job of the examples, the cases, the worlds and the pages of the checks.
  @Test
  void checkFindsNothingWithAnyPolicyThatIsPrinted() throws IOException {
    Map<Integer, Integer> exits = new TreeMap<>();
    for (JsonNode job : jobs()) {
      Path file = Command.file(folder, "each.json", job.toString());
      Command run =
          Command.run(
              "policy", "--job", file, "--vpc", VPC, "--vpce", ENDPOINT, "--format", "json");
      exits.merge(run.exit(), 1, Integer::sum);
      assertThat(run.exit()).as("%s%n%s", job, run.err()).isIn(0, 2, 3);
      assertThat(run.err()).as(run.err()).doesNotContain("internal error");
      assertThat(run.lines().isEmpty()).isEqualTo(run.exit() != 0);
      for (JsonNode line : run.lines("policy")) {
        Path policy = Command.file(folder, "policy.json", line.path("policy").toString());
        Command checked =
            Command.run("check", "--job", file, "--policy", policy, "--format", "json");
        assertThat(checked.lines("refused")).isEmpty();
        assertThat(checked.lines("finding"))
            .as("%s%n%s", job, checked.out())
            .allSatisfy(finding -> assertThat(finding.path("check").asText()).isEqualTo("LG208"));
      }
    }
    assertThat(exits.get(0)).as("proven, of " + exits).isGreaterThan(60);
    assertThat(exits.get(3)).as("not proven, of " + exits).isGreaterThan(10);
  }

  private static List<JsonNode> jobs() throws IOException {
    List<JsonNode> jobs = new ArrayList<>();
    for (String place : List.of("docs", "tests/src/test/resources", "functions/cli/src/main")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(place))) {
        for (Path file : files.sorted().toList()) {
          if (file.toString().endsWith(".json")) {
            collect(read(file), jobs);
          } else if (file.toString().endsWith(".md")) {
            for (MatchResult block : JOB_BLOCK.matcher(read(file)).results().toList()) {
              collect(block.group(1), jobs);
            }
          }
        }
      }
    }
    return jobs.stream().distinct().toList();
  }

  private static void collect(String text, List<JsonNode> jobs) {
    if (text.contains("LabelingJobName") && text.strip().startsWith("{")) {
      collect(Command.tree(text), jobs);
    }
  }

  /// Those that name a bucket at all.
  private static void collect(JsonNode json, List<JsonNode> jobs) {
    if (json.has("LabelingJobName") && json.has("OutputConfig")) {
      jobs.add(json);
    } else {
      json.forEach(inner -> collect(inner, jobs));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
