package io.labelguard.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.proposal.FixAdvisor;
import io.labelguard.policy.model.LintRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
      Checks.ALL.stream()
          .collect(Collectors.toMap(check -> check.id().text(), Function.identity()));

  @TestFactory
  Stream<DynamicTest> everyCaseFindsWhatItsPageShows() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (CheckPage page : checkPages()) {
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
  void everyIdHasAPageAndEveryPageAnId() throws IOException {
    Set<String> ids = new TreeSet<>(checks.keySet());
    Stream.of(LintRule.values()).map(LintRule::id).forEach(ids::add);

    assertThat(pages()).extracting(CheckPage::check).containsExactlyElementsOf(ids);
  }

  @Test
  void everyPageBeginsWithItsChecksMetadata() throws IOException {
    for (CheckPage page : checkPages()) {
      Check check = checks.get(page.check());
      assertThat(page.lines()).contains("Severity: " + severity(check));
      assertThat(prose(page)).contains(check.summary());
    }
  }

  @Test
  void everyPageHasItsIdAndTheSameSections() throws IOException {
    for (CheckPage page : pages()) {
      assertThat(page.lines().getFirst()).startsWith("# " + page.check() + ": ");
      assertThat(page.lines())
          .contains(
              "## What it means", "## Why it happens", "## How to fix it by hand", "## Sources");
    }
  }

  @Test
  void everyPageShowsWhatIsFlaggedAndWhatIsNot() throws IOException {
    for (CheckPage page : checkPages()) {
      assertThat(page.cases())
          .as(page.check())
          .anySatisfy(each -> assertThat(each.heading()).startsWith("Not flagged"));
      for (CheckPage.Case each : page.cases()) {
        List<String> found =
            findings(each).stream().map(finding -> finding.check().text()).toList();
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
    each.first("text failing-check")
        .ifPresent(block -> checks.add(new Failing(id(block.joined()))));
    JudgedSituation judged = new JudgedSituation(PageSituation.of(each));
    return FixAdvisor.advise(judged, Checks.run(checks, judged), Set.of()).findings();
  }

  private static CheckId id(String text) {
    return Stream.of(CheckId.values())
        .filter(id -> id.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  /// A check that throws, for the page of LG901.
  private record Failing(CheckId id) implements Check {

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

  /// The pages of the checks; the others belong to lint rules alone.
  private List<CheckPage> checkPages() throws IOException {
    return pages().stream().filter(page -> checks.containsKey(page.check())).toList();
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
    String rows = pages.stream().map(this::row).collect(Collectors.joining());
    return """
    # Checks

    Each page says what its check flags, why it happens and how to fix it, and is the check's test:
    the policies, jobs and teams in it are run, and what comes out must be exactly what it shows.
    A page with the severity `warning` shows what `labelguard lint` prints.
    This list is generated from the checks and pages (`-Dgolden=write`, see CONTRIBUTING.md).

    | check | severity | what it flags |
    |---|---|---|
    """
        + rows;
  }

  private String row(CheckPage page) {
    Optional<Check> check = Optional.ofNullable(checks.get(page.check()));
    return "| [%s](%s) | %s | %s |\n"
        .formatted(
            page.check(),
            page.path().getFileName(),
            check.map(CheckPagesTest::severity).orElseGet(() -> line(page, "Severity: ")),
            check.map(Check::summary).orElseGet(() -> "Flags " + line(page, "Flags ")));
  }

  /// Returns the rest of the page's line that begins so.
  private static String line(CheckPage page, String start) {
    return page.lines().stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElseThrow();
  }

  private static String severity(Check check) {
    return check.severity().text();
  }

  /// Returns the page's text with its lines joined, as a paragraph reads.
  private static String prose(CheckPage page) {
    return String.join(" ", page.lines());
  }
}
