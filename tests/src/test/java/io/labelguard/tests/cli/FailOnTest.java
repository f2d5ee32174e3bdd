package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailOnTest {

  /// LG402, which is medium.
  private static final String WRONG_KIND =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*",
       "Resource":"arn:aws:s3:::b/*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpc-0c1d2e3f4a5b60789"}}}]}
      """;

  /// LG408 has no check, only a rule of lint.
  private static final String UNKNOWN_ACTION =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObjects",
       "Resource":"arn:aws:s3:::b/*"}]}
      """;

  private static final String OPEN_WORKFORCE =
      """
      {"Workforce":{"WorkforceName":"default","WorkforceArn":
       "arn:aws:sagemaker:us-east-1:111122223333:workforce/default"}}
      """;

  private static final String TEAM_WORLD =
      """
      {"account":"111122223333","region":"us-east-1","workforce":{"WorkforceName":"default",
       "WorkforceArn":"arn:aws:sagemaker:us-east-1:111122223333:workforce/default"}}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"critical,0", "high,0", "medium,1", "low,1"})
  void checkCountsWhatIsAsBadOrWorse(String level, int exit) {
    Path workforce = Command.file(folder, "workforce.json", OPEN_WORKFORCE);
    Command run =
        Command.run("check", "--workforce", workforce, "--format", "json", "--fail-on", level);

    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.lines("finding"))
        .extracting(line -> line.path("check").asText())
        .contains("LG303");
  }

  @ParameterizedTest
  @CsvSource({"critical,0", "high,0", "medium,1", "low,1"})
  void lintCountsTheSeverityOfTheCheck(String level, int exit) {
    Command run = Command.run("lint", policy(WRONG_KIND), "--fail-on", level);

    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.out()).contains("[LG402] warning");
  }

  @ParameterizedTest
  @CsvSource({"critical,0", "high,0", "medium,1", "low,1"})
  void aWarningThatNoCheckHasIsMedium(String level, int exit) {
    Command run = Command.run("lint", policy(UNKNOWN_ACTION), "--fail-on", level);

    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.out()).contains("[LG408] warning");
  }

  @Test
  void anErrorOfLintKeepsItsExitCode() {
    Command run = Command.run("lint", policy("{"), "--fail-on", "critical");

    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void aPolicyThatS3WouldRefuseCountsAtEveryLevel() {
    Command run =
        Command.run(
            "check",
            "--policy",
            policy(UNKNOWN_ACTION.replace("\"Effect\"", "\"Extra\":1,\"Effect\"")),
            "--fail-on",
            "critical",
            "--format",
            "json");

    assertThat(run.lines("refused")).isNotEmpty();
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void auditCountsTheDeniedJobsAtEveryLevel() {
    Path world = Repository.root().resolve("functions/cli/src/main/resources/demo/world.json");

    assertThat(Command.run("audit", "--world", world, "--fail-on", "critical").exit()).isEqualTo(1);
  }

  @Test
  void auditPrintsWhatDoesNotCount() {
    Path world = Command.file(folder, "world.json", TEAM_WORLD);
    Command high = Command.run("audit", "--world", world, "--format", "json");
    Command critical =
        Command.run("audit", "--world", world, "--format", "json", "--fail-on", "critical");

    assertThat(high.exit()).isEqualTo(1);
    assertThat(critical.exit()).isZero();
    assertThat(critical.lines("finding")).isEqualTo(high.lines("finding")).isNotEmpty();
  }

  @Test
  void anUnknownLevelIsBadInput() {
    assertThat(Command.run("lint", policy(WRONG_KIND), "--fail-on", "worst").exit()).isEqualTo(2);
  }

  private Path policy(String text) {
    return Command.file(folder, "policy.json", text);
  }
}
