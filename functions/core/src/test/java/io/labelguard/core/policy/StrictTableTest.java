package io.labelguard.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the strict reader against the tables in `policy/strict`; their README says the format.
class StrictTableTest {

  private static final List<String> TABLES =
      List.of(
          "json",
          "document",
          "statement",
          "principal",
          "action",
          "resource",
          "variables",
          "condition-operators",
          "condition-values",
          "set-operators");

  private record Row(String name, String policy, List<Expected> problems) {}

  private record Expected(Problem.Level level, String pointer, String says) {
    boolean isMetBy(Problem problem) {
      return problem.level() == level
          && problem.pointer().equals(pointer)
          && problem.reason().contains(says);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachRowReportsExactlyItsProblems() {
    return TABLES.stream()
        .flatMap(
            table ->
                rows(table).stream()
                    .map(
                        row ->
                            DynamicTest.dynamicTest(table + ": " + row.name(), () -> hold(row))));
  }

  @Test
  void theTablesHaveAsManyNegativesAsTheyShould() {
    List<Row> rows = TABLES.stream().flatMap(table -> rows(table).stream()).toList();

    assertThat(rows).filteredOn(row -> errors(row) > 0).hasSizeGreaterThan(350);
    assertThat(rows).filteredOn(row -> errors(row) == 0).hasSizeGreaterThan(190);
  }

  private static long errors(Row row) {
    return row.problems().stream().filter(each -> each.level() == Problem.Level.ERROR).count();
  }

  private static void hold(Row row) {
    List<Problem> problems = PolicyReader.strict(row.policy()).problems();

    List<Problem> unexpected = new ArrayList<>(problems);
    List<Expected> missing = new ArrayList<>();
    for (Expected expected : row.problems()) {
      unexpected.stream()
          .filter(expected::isMetBy)
          .findFirst()
          .ifPresentOrElse(unexpected::remove, () -> missing.add(expected));
    }
    assertThat(missing).as("missing, of %s", problems).isEmpty();
    assertThat(unexpected).as("unexpected").isEmpty();
    assertThat(problems)
        .allSatisfy(
            problem ->
                assertThat(problem.check().isPresent())
                    .isEqualTo(problem.level() == Problem.Level.WARNING));
  }

  private static List<Row> rows(String table) {
    String text = resource("/policy/strict/" + table + ".json");
    try {
      return ((Json.Arr) JsonReader.read(text))
          .items().stream().map(item -> row(text, (Json.Obj) item)).toList();
    } catch (MalformedJsonException e) {
      throw new IllegalStateException(table + ": " + e.getMessage(), e);
    }
  }

  private static Row row(String table, Json.Obj row) {
    assertThat(string(row, "page")).startsWith("https://");
    Json policy = row.all("policy").getFirst();
    return new Row(
        string(row, "name"),
        policy instanceof Json.Str text ? text.value() : policy.span().of(table),
        ((Json.Arr) row.all("problems").getFirst())
            .items().stream().map(item -> expected((Json.Obj) item)).toList());
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

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(StrictTableTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
