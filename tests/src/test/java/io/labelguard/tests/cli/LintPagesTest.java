package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.Checks;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.LintRule;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs the pages of the ids that belong to lint rules alone: `labelguard lint` must print for each
/// case exactly what its page shows. `-Dgolden=write` writes what was printed into the pages.
class LintPagesTest {

  private static final boolean WRITE = "write".equals(System.getProperty("golden"));

  /// A relative path, so that lines break where they break for a reader of the page.
  private static final Path POLICY = Path.of("policy.json");

  @AfterEach
  void remove() throws IOException {
    Files.deleteIfExists(POLICY);
  }

  @TestFactory
  Stream<DynamicTest> lintPrintsWhatThePageShows() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : pages()) {
      LintPage page = LintPage.read(file);
      if (WRITE) {
        Files.writeString(file, page.withOutputs(LintPagesTest::lint));
        page = LintPage.read(file);
      }
      for (LintPage.Case each : page.cases()) {
        tests.add(
            DynamicTest.dynamicTest(
                each.heading(),
                () -> assertThat(lint(each.policy())).isEqualToIgnoringNewLines(each.output())));
      }
    }
    return tests.stream();
  }

  @Test
  void everyRuleHasACaseOnItsPage() throws IOException {
    for (Path file : pages()) {
      String id = id(file);
      Set<LintRule> shown =
          LintPage.read(file).cases().stream()
              .flatMap(each -> PolicyReader.strict(each.policy()).problems().stream())
              .flatMap(problem -> problem.rule().stream())
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(LintRule.class)));

      assertThat(shown).isEqualTo(rulesOf(id));
    }
  }

  @Test
  void everyCaseThatIsNotFlaggedSaysSo() throws IOException {
    for (Path file : pages()) {
      Map<Boolean, List<LintPage.Case>> flagged =
          LintPage.read(file).cases().stream()
              .collect(Collectors.partitioningBy(each -> flags(each, id(file))));

      assertThat(flagged.get(true))
          .isNotEmpty()
          .noneMatch(each -> each.heading().startsWith("Not flagged"));
      assertThat(flagged.get(false))
          .isNotEmpty()
          .allMatch(each -> each.heading().startsWith("Not flagged"));
    }
  }

  private static String lint(String policy) {
    try {
      Files.writeString(POLICY, policy);
      return Command.run("lint", POLICY).out().stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean flags(LintPage.Case each, String id) {
    return PolicyReader.strict(each.policy()).problems().stream()
        .flatMap(problem -> problem.rule().stream())
        .anyMatch(rule -> rule.id().equals(id));
  }

  private static Set<LintRule> rulesOf(String id) {
    return Stream.of(LintRule.values())
        .filter(rule -> rule.id().equals(id))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(LintRule.class)));
  }

  /// The pages of the rules. CheckPagesTest runs those of the checks, and misses none.
  private static List<Path> pages() throws IOException {
    Set<String> ids =
        Stream.of(LintRule.values())
            .map(LintRule::id)
            .collect(Collectors.toCollection(TreeSet::new));
    Checks.ALL.forEach(check -> ids.remove(check.id().text()));
    try (Stream<Path> files = Files.list(Repository.root().resolve("docs/checks"))) {
      List<Path> pages = files.filter(file -> ids.contains(id(file))).sorted().toList();
      assertThat(pages).hasSameSizeAs(ids);
      return pages;
    }
  }

  private static String id(Path page) {
    return page.getFileName().toString().replaceFirst("-.*", "");
  }
}
