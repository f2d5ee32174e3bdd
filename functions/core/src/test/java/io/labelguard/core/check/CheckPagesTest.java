package io.labelguard.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.FixAdvisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs the pages of `docs/checks`: each case's findings and diff must be exactly those shown.
/// `-Dgolden=write` writes what came out into the pages, for review.
class CheckPagesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("labelguard.root", "../.."), "docs", "checks");
  private static final boolean WRITE = "write".equals(System.getProperty("golden"));

  private final Map<String, Check> checks =
      Checks.ALL.stream().collect(Collectors.toMap(Check::id, Function.identity()));

  @TestFactory
  Stream<DynamicTest> everyCaseFindsWhatItsPageShows() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (CheckPage page : pages()) {
      if (WRITE) {
        CheckPage.rewrite(
            page, page.cases().stream().flatMap(each -> replacements(each).stream()).toList());
      }
      for (CheckPage.Case each : CheckPage.read(page.path()).cases()) {
        tests.add(DynamicTest.dynamicTest(page.check() + ": " + each.heading(), () -> check(each)));
      }
    }
    return tests.stream();
  }

  @Test
  void everyCheckHasAPageAndEveryPageACheck() throws IOException {
    assertThat(pages())
        .extracting(CheckPage::check)
        .containsExactlyElementsOf(new TreeMap<>(checks).keySet());
  }

  @Test
  void everyPageBeginsWithItsChecksMetadata() throws IOException {
    for (CheckPage page : pages()) {
      Check check = checks.get(page.check());
      assertThat(page.lines().getFirst()).startsWith("# " + check.id() + ": ");
      assertThat(page.lines()).contains("Severity: " + severity(check));
      assertThat(prose(page)).contains(check.summary());
      assertThat(page.lines())
          .contains(
              "## What it means", "## Why it happens", "## How to fix it by hand", "## Sources");
    }
  }

  @Test
  void everyPageShowsWhatIsFlaggedAndWhatIsNot() throws IOException {
    for (CheckPage page : pages()) {
      assertThat(page.cases())
          .as(page.check())
          .anySatisfy(each -> assertThat(each.heading()).startsWith("Not flagged"));
      for (CheckPage.Case each : page.cases()) {
        List<String> found = findings(each).stream().map(Finding::check).toList();
        if (each.heading().startsWith("Not flagged")) {
          assertThat(found).as(page.check() + ": " + each.heading()).doesNotContain(page.check());
        } else {
          assertThat(found).as(page.check() + ": " + each.heading()).contains(page.check());
        }
      }
    }
  }

  @Test
  void theIndexListsEveryCheck() throws IOException {
    Path index = FOLDER.resolve("README.md");
    String wanted = index(pages());
    if (WRITE) {
      Files.writeString(index, wanted);
    }
    assertThat(index).hasContent(wanted);
  }

  private static void check(CheckPage.Case each) {
    assertThat(replacements(each))
        .allSatisfy(
            golden -> assertThat(golden.block().joined()).isEqualTo(golden.text().stripTrailing()));
  }

  private static List<CheckPage.Replacement> replacements(CheckPage.Case each) {
    List<Finding> findings = findings(each);
    List<CheckPage.Replacement> golden = new ArrayList<>();
    golden.add(
        new CheckPage.Replacement(
            each.first("json findings").orElseThrow(), GoldenFindings.text(findings)));
    each.first("diff")
        .ifPresent(block -> golden.add(new CheckPage.Replacement(block, diff(findings))));
    return golden;
  }

  private static List<Finding> findings(CheckPage.Case each) {
    List<Check> checks = new ArrayList<>(Checks.ALL);
    each.first("text failing-check").ifPresent(block -> checks.add(new Failing(block.joined())));
    JudgedSituation judged = new JudgedSituation(PageSituation.of(each));
    return FixAdvisor.advise(judged, Checks.run(checks, judged), Set.of()).findings();
  }

  /// A check that throws, for the page of LG901.
  private record Failing(String id) implements Check {

    @Override
    public Severity severity() {
      return Severity.LOW;
    }

    @Override
    public String summary() {
      return "Flags nothing.";
    }

    @Override
    public List<Finding> findings(JudgedSituation judged) {
      throw new IllegalStateException("made to fail");
    }
  }

  private static String diff(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> finding.fix().diff().stream())
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private static List<CheckPage> pages() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(path -> path.getFileName().toString().matches("LG\\d{3}-[a-z0-9-]+\\.md"))
          .sorted()
          .map(CheckPage::read)
          .toList();
    }
  }

  private String index(List<CheckPage> pages) {
    String rows =
        pages.stream()
            .map(
                page -> {
                  Check check = checks.get(page.check());
                  return "| [%s](%s) | %s | %s |\n"
                      .formatted(
                          check.id(), page.path().getFileName(), severity(check), check.summary());
                })
            .collect(Collectors.joining());
    return """
    # Checks

    Each page says what its check flags, why it happens and how to mend it, and is the check's test:
    the policies, jobs and teams in it are run, and what comes out must be exactly what it shows.
    This list is generated from the checks (`-Dgolden=write`, see CONTRIBUTING.md).

    | check | severity | what it flags |
    |---|---|---|
    """
        + rows;
  }

  private static String severity(Check check) {
    return check.severity().text();
  }

  /// Returns the page's text with its lines joined, as a paragraph reads.
  private static String prose(CheckPage page) {
    return String.join(" ", page.lines());
  }
}
