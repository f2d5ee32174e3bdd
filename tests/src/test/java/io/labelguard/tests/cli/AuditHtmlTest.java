package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditHtmlTest {

  private static final Path WORLD =
      Repository.root().resolve("functions/cli/src/main/resources/demo/world.json");

  private static final String EMPTY_WORLD =
      "{\"account\":\"111122223333\",\"region\":\"us-east-1\"}";

  @TempDir Path folder;

  @Test
  void theOutputIsThePageAndNothingElse() {
    Command run = Command.run("audit", "--world", WORLD, "--format", "html");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    assertThat(withoutSpans(run))
        .contains("Account 111122223333, us-east-1: 8 live jobs, ")
        .contains("labelguard fix --bucket gt-invoices");
    assertThat(run.out()).doesNotContain("class=\"new\"");
  }

  @Test
  void theHeadlineIsThatOfTheReport() {
    String headline =
        Command.run("audit", "--world", WORLD, "--format", "json")
            .lines("report")
            .getFirst()
            .path("headline")
            .asText();

    assertThat(withoutSpans(Command.run("audit", "--world", WORLD, "--format", "html")))
        .contains("<h1 class=\"bad\">" + headline + "</h1>");
  }

  @Test
  void whatCountsDecidesTheExitCode() {
    Path world = Command.file(folder, "world.json", EMPTY_WORLD);

    assertThat(Command.run("audit", "--world", world, "--format", "html").exit()).isZero();
  }

  @Test
  void nothingIsNewSinceTheSameAudit() {
    Command run = since(Command.run("audit", "--world", WORLD, "--format", "json").out());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains(": 0 new problems, 0 gone.").doesNotContain("class=\"new\"");
  }

  @Test
  void everythingIsNewSinceAnAuditThatFoundNothing() {
    Path world = Command.file(folder, "world.json", EMPTY_WORLD);
    Command run = since(Command.run("audit", "--world", world, "--format", "json").out());

    assertThat(run.out()).contains(": 4 new problems, 0 gone.").contains("class=\"new\">new<");
  }

  @Test
  void whatIsGoneIsListed() {
    Path earlier =
        Command.file(
            folder,
            "report.json",
            Command.run("audit", "--world", WORLD, "--format", "json").out());
    Path world = Command.file(folder, "world.json", EMPTY_WORLD);
    Command run = Command.run("audit", "--world", world, "--format", "html", "--since", earlier);

    assertThat(run.exit()).isZero();
    assertThat(withoutSpans(run))
        .contains(": 0 new problems, 4 gone.")
        .contains("<li>bucket gt-invoices: will fail, Ground Truth is denied (LG101, LG103; 1 job)")
        .contains("<li>team legacy-annotators: leaked worker links open anywhere (LG301)");
  }

  @ParameterizedTest
  @CsvSource({"444455556666,us-east-1", "111122223333,eu-west-1"})
  void aReportOfAnotherAccountOrRegionIsRefused(String account, String region) {
    Path world =
        Command.file(
            folder,
            "world.json",
            "{\"account\":\"" + account + "\",\"region\":\"" + region + "\"}");
    Command run = since(Command.run("audit", "--world", world, "--format", "json").out());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "labelguard: report.json is a report of account "
                + account
                + ", "
                + region
                + ", but this audit is of account 111122223333, us-east-1\n");
  }

  /// Reports of earlier builds name none.
  @Test
  void aReportThatNamesNoAccountIsCompared() {
    String report =
        Command.run("audit", "--world", WORLD, "--format", "json")
            .out()
            .replaceAll("\"scope\":\\{[^}]*\\},", "");

    assertThat(report).doesNotContain("\"scope\"");
    assertThat(since(report).out()).contains(": 0 new problems, 0 gone.");
  }

  @Test
  void theReportAloneIsEnough() {
    String report =
        Command.run("audit", "--world", WORLD, "--format", "json")
            .lines("report")
            .getFirst()
            .toPrettyString();

    assertThat(since(report).out()).contains(": 0 new problems, 0 gone.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | is empty, not a report of labelguard audit;",
        "{\"Version\":\"2012-10-17\",\"Statement\":[]} | looks like a policy, not a report of",
        "{\"type\":\"finding\",\"message\":\"x\"} | looks like output of labelguard, not a report",
        "nonsense | has no JSON in line 1;",
        "{\"a\":1}\\n{\"a\":2} | has 0 lines of type report, not one;",
        "{\"type\":\"report\",\"schema\":2} | has a report of another version of labelguard;",
        "{\"type\":\"report\",\"schema\":1} | has no causes;",
        "{\"type\":\"report\",\"schema\":1,\"causes\":[{}]} | has a cause without problem",
        "{\"type\":\"report\",\"schema\":1,\"causes\":[{\"jobs\":[{}]}]} | has a job without name;"
      })
  void aFileThatIsNoReportIsOneLine(String text, String error) {
    Command run = since(text.replace("\\n", "\n"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(error)
        .contains("labelguard audit --format json > report.json")
        .hasLineCount(1);
  }

  @Test
  void aFileThatIsMissingIsOneLine() {
    Command run =
        Command.run(
            "audit", "--world", WORLD, "--format", "html", "--since", folder.resolve("none.json"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("none.json: no such file");
  }

  @Test
  void onlyThePageCompares() {
    Path earlier = Command.file(folder, "report.json", "{}");
    Command run = Command.run("audit", "--world", WORLD, "--since", earlier);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("give --since with --format html");
  }

  @Test
  void otherCommandsHaveNoPage() {
    assertThat(Command.run("lint", WORLD, "--format", "html").exit()).isEqualTo(2);
  }

  private static String withoutSpans(Command run) {
    return run.out().replaceAll("</?span[^>]*>", "");
  }

  private Command since(String text) {
    Path earlier = Command.file(folder, "report.json", text);
    return Command.run("audit", "--world", WORLD, "--format", "html", "--since", earlier);
  }
}
