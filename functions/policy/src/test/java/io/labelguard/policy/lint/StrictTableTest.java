package io.labelguard.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.PolicyTables;
import io.labelguard.policy.PolicyTables.Row;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.model.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the strict reader against the tables in `policy/strict`; their README says the format.
class StrictTableTest {

  private record Expected(Problem.Level level, String pointer, String says) {
    boolean isMetBy(Problem problem) {
      return problem.level() == level
          && problem.pointer().equals(pointer)
          && problem.reason().contains(says);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachRowReportsExactlyItsProblems() {
    return PolicyTables.strict().stream()
        .map(row -> DynamicTest.dynamicTest(row.table() + ": " + row.name(), () -> hold(row)));
  }

  @Test
  void theTablesHaveAsManyNegativesAsTheyShould() {
    List<Row> rows = PolicyTables.strict();

    assertThat(rows).filteredOn(row -> errors(row) > 0).hasSizeGreaterThan(350);
    assertThat(rows).filteredOn(row -> errors(row) == 0).hasSizeGreaterThan(190);
  }

  @Test
  void eachRowHasAPageAndANameOfItsOwn() {
    List<Row> rows = PolicyTables.strict();

    assertThat(rows).allSatisfy(row -> assertThat(row.string("page")).startsWith("https://"));
    assertThat(rows).extracting(row -> row.table() + row.name()).doesNotHaveDuplicates();
  }

  /// The rules of size have tests of their own.
  @Test
  void theTablesWarnByEveryRuleOfTheStrictReader() {
    Set<LintRule> warned =
        PolicyTables.strict().stream()
            .flatMap(row -> PolicyReader.strict(row.policy()).problems().stream())
            .flatMap(problem -> problem.rule().stream())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(LintRule.class)));

    assertThat(warned)
        .containsExactlyElementsOf(
            EnumSet.complementOf(
                EnumSet.of(
                    LintRule.MEANING_UNCLEAR, LintRule.TOO_LONG, LintRule.LONG_WITH_WHITE_SPACE)));
  }

  private static long errors(Row row) {
    return expected(row).stream().filter(each -> each.level() == Problem.Level.ERROR).count();
  }

  private static void hold(Row row) {
    List<Problem> problems = PolicyReader.strict(row.policy()).problems();

    List<Problem> unexpected = new ArrayList<>(problems);
    List<Expected> missing = new ArrayList<>();
    for (Expected expected : expected(row)) {
      unexpected.stream()
          .filter(expected::isMetBy)
          .findFirst()
          .ifPresentOrElse(unexpected::remove, () -> missing.add(expected));
    }
    assertThat(missing).as("missing, of %s", problems).isEmpty();
    assertThat(unexpected).as("unexpected").isEmpty();
  }

  private static List<Expected> expected(Row row) {
    return row.list("problems").stream().map(item -> expected((Json.Obj) item)).toList();
  }

  private static Expected expected(Json.Obj problem) {
    return new Expected(
        string(problem, "level").equals("error") ? Problem.Level.ERROR : Problem.Level.WARNING,
        string(problem, "pointer"),
        string(problem, "says"));
  }

  private static String string(Json.Obj object, String name) {
    return ((Json.Str) object.all(name).getFirst()).value();
  }
}
