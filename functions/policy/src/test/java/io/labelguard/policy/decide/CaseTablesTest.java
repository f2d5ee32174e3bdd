package io.labelguard.policy.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestDocument;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs the corpus of evaluation cases; its README says the format.
class CaseTablesTest {

  private static final int LEAST_ROWS = 600;

  @TestFactory
  Stream<DynamicContainer> everyCaseIsDecidedAsItsPageSays() throws Exception {
    List<DynamicContainer> tables = new ArrayList<>();
    for (Path file : files()) {
      String text = Files.readString(file);
      List<DynamicTest> tests = new ArrayList<>();
      for (Json.Obj row : rows(text)) {
        tests.add(DynamicTest.dynamicTest(string(row, "id"), () -> check(row, text)));
      }
      tables.add(DynamicContainer.dynamicContainer(file.getFileName().toString(), tests));
    }
    return tables.stream();
  }

  @Test
  void theCorpusIsLargeAndItsIdsAreUnique() throws Exception {
    Set<String> ids = new HashSet<>();
    int rows = 0;
    for (Path file : files()) {
      for (Json.Obj row : rows(Files.readString(file))) {
        ids.add(string(row, "id"));
        rows++;
        assertThat(string(row, "page")).startsWith("https://docs.aws.amazon.com/");
      }
    }
    assertThat(rows).isGreaterThanOrEqualTo(LEAST_ROWS);
    assertThat(ids).hasSize(rows);
  }

  @Test
  void whatIsPlainlyDeniedIsExplicitlyDenied() throws Exception {
    int plainly = 0;
    for (Path file : files()) {
      String text = Files.readString(file);
      for (Json.Obj row : rows(text)) {
        Request request = request(row);
        Optional<PolicyEvaluator> evaluator = evaluator(row, text);
        if (evaluator.isPresent() && evaluator.get().isPlainlyDenied(request)) {
          plainly++;
          assertThat(evaluator.get().evaluate(request).decision())
              .as(string(row, "id"))
              .isEqualTo(Decision.EXPLICITLY_DENIED);
        }
      }
    }
    assertThat(plainly).isGreaterThan(200);
  }

  private static void check(Json.Obj row, String text) throws Exception {
    Request request = request(row);
    Evaluation evaluation =
        evaluator(row, text)
            .map(evaluator -> evaluator.evaluate(request))
            .orElseGet(() -> PolicyEvaluator.withoutPolicy(request));
    Json.Obj expect = (Json.Obj) member(row, "expect");
    assertThat(evaluation.decision().text()).isEqualTo(string(expect, "decision"));
    assertThat(evaluation.denyStatements()).isEqualTo(numbers(expect, "denyStatements"));
    assertThat(evaluation.allowStatements()).isEqualTo(numbers(expect, "allowStatements"));
    assertThat(evaluation.mayHold()).isEqualTo(numbers(expect, "mayHold"));
    assertThat(evaluation.unknownKeys()).isEqualTo(strings(expect, "unknownKeys"));
    if (!expect.all("deniedPart").isEmpty()) {
      assertThat(evaluation.deniedPart()).isEqualTo(strings(expect, "deniedPart"));
    }
  }

  private static Request request(Json.Obj row) throws Exception {
    return RequestDocument.read(
        member(row, "request"),
        RequestDocument.identityPolicies(row.all("identityAllows").stream().findFirst()));
  }

  /// Empty where the row has no policy.
  private static Optional<PolicyEvaluator> evaluator(Json.Obj row, String text) throws Exception {
    return switch (member(row, "policy")) {
      case Json.Null _ -> Optional.empty();
      case Json.Str string -> Optional.of(new PolicyEvaluator(PolicyReader.live(string.value())));
      case Json policy ->
          Optional.of(new PolicyEvaluator(PolicyReader.live(policy.span().of(text))));
    };
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(CaseTablesTest.class.getResource("/evaluate")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static List<Json.Obj> rows(String text) throws Exception {
    return ((Json.Arr) JsonReader.read(text)).items().stream().map(Json.Obj.class::cast).toList();
  }

  private static Json member(Json.Obj object, String name) {
    return object.all(name).getFirst();
  }

  private static String string(Json.Obj object, String name) {
    return ((Json.Str) member(object, name)).value();
  }

  private static List<Integer> numbers(Json.Obj object, String name) {
    return ((Json.Arr) member(object, name))
        .items().stream().map(item -> Integer.valueOf(((Json.Num) item).literal())).toList();
  }

  private static List<String> strings(Json.Obj object, String name) {
    return ((Json.Arr) member(object, name))
        .items().stream().map(item -> ((Json.Str) item).value()).toList();
  }
}
