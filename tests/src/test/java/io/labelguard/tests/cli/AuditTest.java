package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

  @TempDir Path folder;

  @Test
  void everyLiveJobAndEveryTeamIsLookedAt() {
    Path world = Repository.root().resolve("functions/cli/src/main/resources/demo/world.json");
    Command run = Command.run("audit", "--world", world, "--format", "json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("finding"))
        .extracting(
            line ->
                line.path("check").asText()
                    + " "
                    + line.path("job").asText()
                    + line.path("team").asText())
        .contains("LG101 old-invoices", "LG101 xray-triage", "LG301 legacy-annotators");
    assertThat(run.lines("message")).isEmpty();
  }

  @Test
  void anAccountWithoutTrailHasAFinding() {
    Command run =
        Command.run(
            "audit",
            "--world",
            world("{\"account\":\"111122223333\",\"region\":\"us-east-1\",\"trails\":false}"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("HIGH: no trail logs changes, only the sweep sees them")
        .contains("LG501");
  }

  @Test
  void aWorldThatIsNoneIsBadInput() {
    Command run = Command.run("audit", "--world", world("{\"region\":\"us-east-1\"}"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("/account");
  }

  /// The SDK refuses to call S3 with the name of the bucket of job `evil`.
  @Test
  void anOddBucketNameEndsNothingElse() {
    Path world = Repository.root().resolve("tests/src/test/resources/worlds/odd-bucket-name.json");
    Command run = Command.run("audit", "--world", world, "--format", "json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.lines("finding"))
        .extracting(
            line ->
                line.path("check").asText()
                    + " "
                    + line.path("bucket").asText()
                    + line.path("team").asText())
        .contains(
            "LG101 gt-victim",
            "LG801 test-accessp-q0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3",
            "LG301 street-scenes-annotators",
            "LG301 legacy-annotators");
  }

  private Path world(String json) {
    return Command.file(folder, "world.json", json);
  }
}
