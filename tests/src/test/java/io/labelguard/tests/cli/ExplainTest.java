package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.Check;
import io.labelguard.core.check.Checks;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

  @TempDir Path folder;

  @Test
  void everyCheckHasItsPageInTheJar() {
    for (Check check : Checks.ALL) {
      assertThat(Command.run("explain", check.id()).out()).startsWith("# " + check.id());
    }
  }

  @Test
  void anUnknownCheckIsBadInput() {
    Command run = Command.run("explain", "LG999");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("there is no check LG999");
  }

  @Test
  void eachStatementSaysElementByElementWhyItHolds() {
    Path policy =
        Command.file(
            folder,
            "p.json",
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"OnlyOurs","Effect":"Deny","Principal":"*",
             "Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*",
             "Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}}]}\
            """);
    Path request =
        Command.file(
            folder,
            "r.json",
            """
            {"principal":"arn:aws:iam::111122223333:role/R","kind":"role","action":"s3:GetObject",
             "resource":"arn:aws:s3:::b/k","resourceAccount":"111122223333",
             "context":{"aws:SourceVpce":"vpce-2"}}\
            """);
    Command run = Command.run("explain", "--policy", policy, "--request", request);

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("Statement 0 (OnlyOurs), Deny: holds")
        .contains("aws:SourceVpce is vpce-2, not in [vpce-1]")
        .contains("Decision: ExplicitlyDenied");
  }
}
