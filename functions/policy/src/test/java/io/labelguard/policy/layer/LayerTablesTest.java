package io.labelguard.policy.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.layer.LayerTables.Row;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.ResourceType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs the cases of layers, keys and grants through the engine.
class LayerTablesTest {

  private static final int LEAST_ROWS = 300;

  @TestFactory
  Stream<DynamicTest> everyCaseIsDecidedAsItsPageSays() throws Exception {
    return LayerTables.rows().stream()
        .map(row -> DynamicTest.dynamicTest(row.string("id"), () -> check(row)));
  }

  private static void check(Row row) throws Exception {
    LayeredEvaluation layered = row.evaluation();

    assertThat(layered.evaluation().decision().text()).isEqualTo(row.decision());
    assertThat(layered.evaluation().unknownKeys()).isEqualTo(row.strings("unknownKeys"));
    assertThat(layered.unknownLayers())
        .extracting(LayerKind::text)
        .isEqualTo(row.strings("unknownLayers"));
  }

  @Test
  void theTablesAreLargeAndHaveAsManyDenialsAsPermissions() throws Exception {
    List<Row> rows = LayerTables.rows();
    Set<String> ids = new HashSet<>();
    rows.forEach(
        row -> {
          assertThat(row.string("page")).startsWith("https://docs.aws.amazon.com/");
          assertThat(row.string("id")).startsWith(row.table().replace(".json", "-"));
          ids.add(row.string("id"));
        });
    Map<String, Long> decisions =
        rows.stream().collect(Collectors.groupingBy(Row::decision, Collectors.counting()));
    long denied =
        decisions.get(Decision.EXPLICITLY_DENIED.text())
            + decisions.get(Decision.IMPLICITLY_DENIED.text());

    assertThat(rows).hasSizeGreaterThanOrEqualTo(LEAST_ROWS);
    assertThat(ids).hasSameSizeAs(rows);
    assertThat(denied).isBetween(120L, 170L);
    assertThat(decisions.get(Decision.ALLOWED.text())).isBetween(120L, 170L);
    assertThat(decisions.get(Decision.UNDETERMINED.text())).isGreaterThan(25);
  }

  @Test
  void withoutLayersTheResourcePolicyDecidesAsBefore() throws Exception {
    int compared = 0;
    for (Row row : LayerTables.rows()) {
      Request request = row.request();
      LayeredEvaluation layered =
          new LayeredEvaluator(row.policy(), Layers.NONE, ResourceType.OTHER).evaluate(request);

      assertThat(layered.statements()).isEmpty();
      assertThat(layered.evaluation())
          .as(row.string("id"))
          .isEqualTo(
              row.policy().isPresent()
                  ? new PolicyEvaluator(row.policy().get()).evaluate(request)
                  : PolicyEvaluator.withoutPolicy(request));
      compared++;
    }
    assertThat(compared).isGreaterThanOrEqualTo(LEAST_ROWS);
  }
}
