package io.labelguard.tests.template;

import static io.labelguard.tests.template.Template.at;
import static io.labelguard.tests.template.Template.list;
import static io.labelguard.tests.template.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.core.guard.WriteBans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Holds the alarms and the dashboard of the template against the metrics that there are: those of
/// its metric filters, and those of AWS that are named here.
class MetricsTest {

  private static final String OWN = "Labelguard/${AWS::StackName}";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z]+)(\\.[A-Za-z]+)?}");
  private static final Pattern SEARCH =
      Pattern.compile(
          "SEARCH\\('\\{\"([^\"]+)\",([A-Za-z,]+)} MetricName=\"(\\w+)\"', '\\w+', \\d+\\)");

  /// What AWS publishes of Lambda, SQS, Step Functions and EventBridge, as far as it is used here.
  private static final Map<String, Set<String>> OF_AWS =
      Map.of(
          "AWS/Lambda",
          Set.of("Errors", "Throttles", "Invocations"),
          "AWS/SQS",
          Set.of("ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"),
          "AWS/States",
          Set.of("ExecutionsSucceeded", "ExecutionsFailed", "ExecutionsTimedOut", "ExecutionTime"),
          "AWS/Events",
          Set.of("TriggeredRules"));

  private final Template template = Template.read();
  private final Map<String, Set<String>> own = new TreeMap<>();
  private JsonNode widgets = new JsonMapper().createArrayNode();

  @BeforeEach
  void read() throws Exception {
    for (String id : template.resources("AWS::Logs::MetricFilter").keySet()) {
      for (Object each : list(template.properties(id).get("MetricTransformations"))) {
        assertThat(at(each, "MetricNamespace")).as(id).hasValue(Map.of("Fn::Sub", OWN));
        own.put(String.valueOf(map(each).get("MetricName")), dimensions(each));
      }
    }
    String body =
        (String) at(template.properties("Dashboard"), "DashboardBody", "Fn::Sub").orElseThrow();
    widgets = new JsonMapper().readTree(body).path("widgets");
  }

  @Test
  void everyAlarmWatchesAMetricThatExists() {
    assertThat(own.keySet())
        .containsExactlyInAnyOrder(
            "Findings",
            "Fixes",
            "AlertsNotRepeated",
            "AlertSeconds",
            "BreakerOpen",
            "SettingsNotRead");
    for (String id : template.resources("AWS::CloudWatch::Alarm").keySet()) {
      List<Map<String, Object>> watched = watched(template.properties(id));
      assertThat(watched).as(id).isNotEmpty();
      for (Map<String, Object> metric : watched) {
        assertExists(
            id,
            namespace(metric.get("Namespace")),
            (String) metric.get("MetricName"),
            names(metric));
      }
    }
  }

  @Test
  void everyExpressionOfAnAlarmUsesEachOfItsMetrics() {
    for (String id : template.resources("AWS::CloudWatch::Alarm").keySet()) {
      if (template.properties(id).get("Metrics") instanceof List<?> metrics) {
        String expression = (String) at(metrics.getFirst(), "Expression").orElseThrow();
        for (Object metric : metrics.subList(1, metrics.size())) {
          Object stated = at(metric, "Fn::If").map(parts -> list(parts).get(1)).orElse(metric);
          assertThat(expression)
              .as(id)
              .containsPattern("METRICS\\(\\)|\\b" + map(stated).get("Id") + "\\b");
        }
      }
    }
  }

  @Test
  void everyGraphShowsMetricsThatExist() {
    assertThat(graphs()).hasSizeGreaterThanOrEqualTo(7);
    for (JsonNode graph : graphs()) {
      String title = graph.at("/properties/title").asText();
      assertThat(graph.at("/properties/metrics")).as(title).isNotEmpty();
      for (JsonNode metric : graph.at("/properties/metrics")) {
        if (metric.path(0).has("expression")) {
          Matcher search = SEARCH.matcher(metric.path(0).path("expression").asText());
          assertThat(search.matches()).as(title).isTrue();
          assertExists(title, search.group(1), search.group(3), Set.of(search.group(2).split(",")));
        } else {
          Set<String> dimensions = new TreeSet<>();
          for (int i = 2; i < metric.size() && metric.path(i).isTextual(); i += 2) {
            dimensions.add(metric.path(i).asText());
          }
          assertExists(title, metric.path(0).asText(), metric.path(1).asText(), dimensions);
        }
      }
    }
  }

  @Test
  void aTextAboveEachGraphExplainsIt() {
    for (int i = 0; i < widgets.size(); i++) {
      if (!widgets.path(i).path("type").asText().equals("text")) {
        JsonNode above = widgets.path(i - 1);
        assertThat(above.path("type").asText()).isEqualTo("text");
        assertThat(above.at("/properties/markdown").asText()).hasSizeGreaterThan(40);
        assertThat(above.path("y").asInt() + above.path("height").asInt())
            .isEqualTo(widgets.path(i).path("y").asInt());
      }
    }
    assertThat(widgets)
        .filteredOn(widget -> widget.path("type").asText().equals("log"))
        .singleElement()
        .satisfies(
            table -> {
              assertThat(table.at("/properties/view").asText()).isEqualTo("table");
              assertThat(table.at("/properties/query").asText())
                  .contains("SOURCE '${ApplyFixLogs}'", "filter event in ['alert', 'fix']");
            });
  }

  @Test
  void everythingThatTheDashboardNamesIsInTheTemplate() {
    REFERENCE
        .matcher(widgets.toString())
        .results()
        .map(reference -> reference.group(1))
        .forEach(
            id -> {
              Map<String, Object> resources = template.section("Resources");
              assertThat(resources).containsKey(id);
              assertThat(map(resources.get(id)))
                  .as("%s exists with any parameters", id)
                  .doesNotContainKey("Condition");
            });
  }

  /// The word by which the breaker's metric counts is the one that the log line takes from an
  /// alert.
  @Test
  void theBreakersSentenceIsTheOneThatIsLookedFor() {
    assertThat(WriteBans.BREAKER_OPEN).isEqualTo("The breaker is open:");
    assertThat(template.properties("SweepBreakers").get("FilterPattern"))
        .isEqualTo("{ $.event = \"alert\" && $.breaker = \"open\" }");
  }

  private List<JsonNode> graphs() {
    List<JsonNode> graphs = new ArrayList<>();
    for (JsonNode widget : widgets) {
      if (widget.path("type").asText().equals("metric")) {
        graphs.add(widget);
      }
    }
    return graphs;
  }

  private void assertExists(String where, String namespace, String metric, Set<String> dimensions) {
    if (namespace.equals(OWN)) {
      assertThat(own).as(where).containsKey(metric);
      assertThat(own.get(metric)).as("%s: %s", where, metric).isEqualTo(dimensions);
    } else {
      assertThat(OF_AWS.getOrDefault(namespace, Set.of())).as(where).contains(metric);
      assertThat(dimensions).as(where).hasSize(1);
    }
  }

  /// The metrics of an alarm, also those that exist only with some parameters.
  private static List<Map<String, Object>> watched(Map<String, Object> alarm) {
    if (!alarm.containsKey("Metrics")) {
      return List.of(alarm);
    }
    return list(alarm.get("Metrics")).stream()
        .map(each -> at(each, "Fn::If").map(parts -> list(parts).get(1)).orElse(each))
        .flatMap(each -> at(each, "MetricStat", "Metric").stream())
        .map(Template::map)
        .toList();
  }

  private static Set<String> names(Map<String, Object> metric) {
    return list(metric.getOrDefault("Dimensions", List.of())).stream()
        .map(dimension -> (String) map(dimension).get("Name"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> dimensions(Object transformation) {
    return list(map(transformation).getOrDefault("Dimensions", List.of())).stream()
        .map(dimension -> (String) map(dimension).get("Key"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String namespace(Object namespace) {
    return namespace instanceof String text ? text : (String) map(namespace).get("Fn::Sub");
  }
}
