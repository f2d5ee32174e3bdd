package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {

  private static final String STATEMENT =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*",
       "Resource":"arn:aws:s3:::b/*","Condition":{"StringNotEquals":{"aws:SourceVpce":"VALUE"}}}]}\
      """;

  @TempDir Path folder;

  @Test
  void aGoodPolicyIsClean() {
    Command run = Command.run("lint", policy(STATEMENT.replace("VALUE", "vpce-0c1d2e3f4a5b60789")));

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("clean");
  }

  @Test
  void aValueOfTheWrongKindIsAWarningWithItsCheck() {
    Command run =
        Command.run(
            "lint",
            "--format",
            "json",
            policy(STATEMENT.replace("VALUE", "vpc-0c1d2e3f4a5b60789")));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines().getFirst().path("check").asText()).isEqualTo("LG402");
    assertThat(run.lines().getFirst().path("level").asText()).isEqualTo("warning");
  }

  @Test
  void errorsNameTheirPlaceAndAllFilesAreRead() {
    Path bad = policy("{\"Version\":\"2012-10-17\",\n \"Statement\":[{\"Efect\":\"Deny\"}]}");
    Command run = Command.run("lint", folder.resolve("none.json"), bad);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("none.json: no such file").contains("policy.json:2:16: error: ");
  }

  @Test
  void aProblemShowsItsLineWithACaretAndWhatToDo() {
    Command run = Command.run("lint", policy(STATEMENT.replace("VALUE", "vpce-*")));

    assertThat(run.out())
        .containsPattern("policy.json:2:81: \\[LG405] warning:\\s")
        .contains(
            """
              2 | ...3:::b/*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-*"}}}]}
                |                                                              ^
              fix: write StringNotLike for a wildcard
            """);
  }

  @Test
  void countsAreTheLastLine() {
    Path bad = policy("{\"Version\":\"2012-10-17\",\n \"Statement\":[{\"Efect\":\"Deny\"}]}");
    Path wrong =
        Command.file(folder, "wrong.json", STATEMENT.replace("VALUE", "vpc-0c1d2e3f4a5b60789"));
    Command run = Command.run("lint", bad, wrong);

    assertThat(run.out().lines().toList().getLast())
        .isEqualTo("Found 5 errors and 1 warning in 2 files.");
  }

  private Path policy(String text) {
    return Command.file(folder, "policy.json", text);
  }
}
