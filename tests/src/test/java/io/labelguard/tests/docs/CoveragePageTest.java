package io.labelguard.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.cli.Main;
import io.labelguard.core.check.CheckId;
import io.labelguard.policy.model.LintRule;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Holds what docs/coverage.md names against what there is: each check, page, case, command and
/// test.
class CoveragePageTest {

  private static final Path DOCS = Repository.root().resolve("docs");
  private static final Pattern CHECK = Pattern.compile("\\[(LG\\d{3})\\]\\((checks/[^)]+\\.md)\\)");
  private static final Pattern CASE = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern COMMAND =
      Pattern.compile("`(?:labelguard )?([a-z]+)(?: (--[a-z-]+))?`");

  /// A statement of the guide.
  private record Row(String statement, String answer, String shown) {

    boolean isNotJudged() {
      return answer.startsWith("not judged: ");
    }
  }

  @Test
  void everyRowIsShownByATestOrSaysThatNothingJudgesIt() throws IOException {
    List<Row> rows = rows();
    assertThat(rows).hasSizeGreaterThan(50);
    for (Row row : rows) {
      boolean isShown = !cases(row).isEmpty() || !tests(row).isEmpty();
      assertThat(isShown).as(row.statement()).isNotEqualTo(row.isNotJudged());
      assertThat(row.shown().equals("–")).as(row.statement()).isEqualTo(row.isNotJudged());
    }
    assertThat(rows.stream().filter(Row::isNotJudged)).hasSize(5);
  }

  @Test
  void everyCheckIsThereWithItsPage() throws IOException {
    Set<String> ids =
        Stream.concat(
                Stream.of(CheckId.values()).map(CheckId::text),
                Stream.of(LintRule.values()).map(LintRule::id))
            .collect(Collectors.toSet());
    List<MatchResult> links =
        CHECK.matcher(Files.readString(DOCS.resolve("coverage.md"))).results().toList();
    assertThat(links).hasSizeGreaterThan(50);
    for (MatchResult link : links) {
      assertThat(ids).contains(link.group(1));
      assertThat(link.group(2)).startsWith("checks/" + link.group(1) + "-");
      assertThat(DOCS.resolve(link.group(2))).exists();
    }
  }

  @Test
  void everyCaseIsOnAPageThatItsRowNames() throws IOException {
    int found = 0;
    for (Row row : rows()) {
      List<String> headings = new ArrayList<>();
      for (MatchResult link : CHECK.matcher(row.answer() + row.shown()).results().toList()) {
        Files.readString(DOCS.resolve(link.group(2)))
            .lines()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .forEach(headings::add);
      }
      assertThat(headings).as(row.statement()).containsAll(cases(row));
      found += cases(row).size();
    }
    assertThat(found).isGreaterThan(50);
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Set<String> all = NamedTests.all();
    assertThat(NamedTests.NAME.matcher(Files.readString(DOCS.resolve("coverage.md"))).results())
        .hasSizeGreaterThan(20)
        .allSatisfy(test -> assertThat(all).contains(test.group(1) + "#" + test.group(2)));
  }

  @Test
  void everyCommandHasTheOptionThatIsNamed() throws IOException {
    CommandLine labelguard = new CommandLine(new Main());
    int found = 0;
    for (Row row : rows()) {
      for (MatchResult command : COMMAND.matcher(row.answer()).results().toList()) {
        assertThat(labelguard.getSubcommands()).containsKey(command.group(1));
        if (command.group(2) != null) {
          assertThat(
                  labelguard.getSubcommands().get(command.group(1)).getCommandSpec().optionsMap())
              .containsKey(command.group(2));
        }
        found++;
      }
    }
    assertThat(found).isGreaterThan(5);
  }

  private static List<String> cases(Row row) {
    return CASE.matcher(row.shown()).results().map(match -> match.group(1)).toList();
  }

  private static List<String> tests(Row row) {
    return NamedTests.NAME.matcher(row.shown()).results().map(MatchResult::group).toList();
  }

  private static List<Row> rows() throws IOException {
    return Files.readString(DOCS.resolve("coverage.md"))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| the guide |"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .map(
            cells -> {
              assertThat(cells).as(cells.toString()).hasSize(4);
              return new Row(cells.get(1), cells.get(2), cells.get(3));
            })
        .toList();
  }
}
