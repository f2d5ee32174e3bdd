package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `check`, `audit`, `replay` and `explain` print of an exempted execution role (LG305).
class ExemptedRoleCommandsTest {

  private static final String CONSTRAINT =
      ",\"WorkerAccessConfiguration\":{\"S3Presign\":{\"IamPolicyConstraints\":"
          + "{\"SourceIp\":\"Enabled\",\"VpcSourceIp\":\"Disabled\"}}}";

  private static final String OWN_ENDPOINT =
      "[\n         \"vpce-0c1d2e3f4a5b60789\"\n        ]\n       }";

  @TempDir Path folder;

  @Test
  void checkPrintsOneFindingOfLowSeverity() {
    Command run =
        check("InProgress", "--workteam", team(CONSTRAINT.replace("Enabled", "Disabled")));
    List<JsonNode> findings = run.lines("finding");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(findings)
        .extracting(line -> line.path("check").asText())
        .containsExactly("LG301", "LG305");
    assertThat(findings.getLast())
        .isEqualTo(
            Command.tree(
                """
                {"type":"finding","check":"LG305","severity":"low","bucket":"gt-in","job":"cats",
                 "team":"t","path":"workers","actions":["s3:GetObject"],
                 "statements":[{"index":0,"sid":"Inside"}],"unknownKeys":[],
                 "message":"Statement \\"Inside\\" denies s3:GetObject on every object under \
                arn:aws:s3:::gt-in/ by the caller's network (aws:SourceVpce), but exempts execution \
                role arn:aws:iam::111122223333:role/GT by aws:PrincipalArn. Labeling job cats (in \
                progress) has its manifest there. Labelguard has not read the manifest and takes \
                its data objects to be there too. That role likely signs the workers' links (AWS \
                does not document who does), and work team t has no S3 presign constraint: anyone \
                with a worker's link can then open the object from anywhere until the link expires.",
                 "fix":{"status":"proposed","reasons":["Set the presign \
                constraint of work team t as its finding LG301 says: a link then opens only from \
                its worker's address.","Or remove the role from aws:PrincipalArn in statement \
                \\"Inside\\". Ground Truth must then be exempted by its endpoint \
                vpce-08408e335ebf95b40 under aws:SourceVpce, and the workers need a network that is \
                exempted, too."]}}
                """));
    assertThat(run.lines().getLast().path("findings").toString())
        .isEqualTo("{\"critical\":0,\"high\":1,\"medium\":0,\"low\":1}");
  }

  @Test
  void checkOfAConstrainedTeamIsClean() {
    Command run = check("InProgress", "--workteam", team(CONSTRAINT));

    assertThat(run.exit()).isZero();
    assertThat(run.lines("finding")).isEmpty();
  }

  @Test
  void checkWithoutTheTeamSaysThatItIsNotKnown() {
    Command run = check("InProgress");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("finding"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("check").asText()).isEqualTo("LG305");
              assertThat(finding.path("severity").asText()).isEqualTo("low");
              assertThat(finding.path("job").asText()).isEqualTo("cats");
              assertThat(finding.path("bucket").asText()).isEqualTo("gt-in");
              assertThat(finding.has("team")).isFalse();
              assertThat(finding.path("message").asText()).contains("check: --workteam FILE");
            });
  }

  @Test
  void aJobThatHasEndedIsJudgedAsIfItRan() {
    JsonNode finding = check("Completed", "--workteam", team("")).lines("finding").getLast();

    assertThat(finding.path("check").asText()).isEqualTo("LG305");
    assertThat(finding.path("ended").asBoolean()).isTrue();
  }

  @Test
  void auditFindsItInAnAccount() throws IOException {
    Command run = Command.run("audit", "--format", "json", "--world", world("Disabled"));
    Command constrained = Command.run("audit", "--format", "json", "--world", world("Enabled"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("finding"))
        .filteredOn(ExemptedRoleCommandsTest::isOurs)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("severity").asText()).isEqualTo("low");
              assertThat(finding.path("job").asText()).isEqualTo("newjob");
              assertThat(finding.path("team").asText()).isEqualTo("reviewers");
            });
    assertThat(constrained.lines("finding")).noneMatch(ExemptedRoleCommandsTest::isOurs);
  }

  @Test
  void replayReportsItAndWritesNothing() throws IOException {
    Path event =
        Command.file(
            folder, "event.json", exempting(resource("events/edit-of-another-statement.json")));
    Command run =
        Command.run(
            "replay", "--format", "json", "--mode", "fix", "--world", world("Disabled"), event);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("event").getFirst().path("outcome").asText()).isEqualTo("findings");
    assertThat(run.lines("finding"))
        .extracting(line -> line.path("check").asText() + " " + line.path("severity").asText())
        .containsExactly("LG305 low");
    assertThat(run.lines("message")).isNotEmpty();
    assertThat(run.lines("fix")).isEmpty();
    assertThat(run.lines("raised")).isEmpty();
  }

  @Test
  void explainKnowsIt() {
    Command run = Command.run("explain", "LG305");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("LG305: a leaked worker link opens from anywhere");
  }

  private static boolean isOurs(JsonNode line) {
    return line.path("check").asText().equals("LG305");
  }

  private Path world(String sourceIp) throws IOException {
    return Command.file(
        folder,
        "world-" + sourceIp + ".json",
        exempting(resource("worlds/closed-for-years.json"))
            .replace("\"SourceIp\": \"Enabled\"", "\"SourceIp\": \"" + sourceIp + "\""));
  }

  /// Adds the role's exemption to the one Deny by network.
  private static String exempting(String text) {
    assertThat(text).containsOnlyOnce(OWN_ENDPOINT);
    return text.replace(
        OWN_ENDPOINT,
        OWN_ENDPOINT
            + ", \"ArnNotLike\": {\"aws:PrincipalArn\":"
            + " \"arn:aws:iam::111122223333:role/service-role/*\"}");
  }

  private static String resource(String name) throws IOException {
    return Files.readString(Repository.root().resolve("tests/src/test/resources").resolve(name));
  }

  private Path team(String constraint) {
    return Command.file(
        folder,
        "team.json",
        """
        {"Workteam":{"WorkteamName":"t","WorkteamArn":
         "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t"%s}}
        """
            .formatted(constraint));
  }

  private Command check(String status, Object... options) {
    Path policy =
        Command.file(
            folder,
            "policy.json",
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"Inside","Effect":"Deny","Principal":"*",
             "Action":"s3:GetObject","Resource":"arn:aws:s3:::gt-in/*","Condition":{
             "StringNotEquals":{"aws:SourceVpce":"vpce-0c1d2e3f4a5b60789"},
             "ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/GT"}}}]}
            """);
    Path job =
        Command.file(
            folder,
            "job.json",
            """
            {"LabelingJobName":"cats","LabelingJobStatus":"%s",
             "LabelingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
             "RoleArn":"arn:aws:iam::111122223333:role/GT",
             "InputConfig":{"DataSource":{"S3DataSource":{"ManifestS3Uri":"s3://gt-in/cats.manifest"}}},
             "OutputConfig":{"S3OutputPath":"s3://gt-out/cats/"},"HumanTaskConfig":{"WorkteamArn":
             "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t"}}
            """
                .formatted(status));
    List<Object> args =
        new ArrayList<>(List.of("check", "--format", "json", "--policy", policy, "--job", job));
    args.addAll(List.of(options));
    return Command.run(args.toArray());
  }
}
