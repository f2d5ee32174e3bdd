package io.labelguard.tests.template;

import static io.labelguard.tests.template.Template.at;
import static io.labelguard.tests.template.Template.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.labelguard.core.sweep.SweepPages;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the sweep's state machine against what the design promises: who may start it, what it may
/// do, and that no failure of a page ends it. `.ci/run` lints its definition and lets it run.
class SweepMachineTest {

  static final String RULE = "SweepRule";
  static final String FUNCTION = "SweepFunction";

  private static final String MACHINE = "SweepMachine";
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^}]*)}");

  private final Template template = Template.read();
  private final Map<String, JsonNode> states = new HashMap<>();
  private String definition = "";
  private JsonNode machine = MissingNode.getInstance();

  @BeforeEach
  void readTheDefinition() throws IOException {
    String file = (String) Template.ofSam().properties(MACHINE).get("DefinitionUri");
    definition = Files.readString(Repository.root().resolve(file));
    machine = new JsonMapper().readTree(definition);
    collect(machine);
  }

  @ParameterizedTest
  @ValueSource(strings = {RULE, "DeployedRule"})
  void scheduleAndTheStacksOwnStatusStartTheMachineAndMayDoNothingElse(String rule) {
    assertThat(list(template.properties(rule).get("Targets")))
        .singleElement()
        .satisfies(
            target -> {
              assertThat(at(target, "Arn")).hasValue(Map.of("Ref", MACHINE));
              assertThat(at(target, "RoleArn"))
                  .hasValue(Map.of("Fn::GetAtt", List.of("SweepRuleRole", "Arn")));
            });
    assertThat(template.statements("SweepRuleRole"))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement)
                    .containsEntry("Action", "states:StartExecution")
                    .containsEntry("Resource", Map.of("Ref", MACHINE)));
  }

  @Test
  void machineMayInvokeItsFunctionAndDoNothingElse() {
    assertThat(template.properties(MACHINE).get("RoleArn"))
        .isEqualTo(Map.of("Fn::GetAtt", List.of("SweepMachineRole", "Arn")));
    assertThat(template.statements("SweepMachineRole"))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement)
                    .containsEntry("Action", "lambda:InvokeFunction")
                    .containsEntry("Resource", Map.of("Fn::GetAtt", List.of(FUNCTION, "Arn"))));
  }

  /// Without a version or alias, which the role would not cover.
  @Test
  void everyTaskInvokesTheOneFunction() {
    assertThat(tasks()).hasSize(5);
    for (JsonNode task : tasks()) {
      assertThat(task.path("Resource").asText())
          .isEqualTo("arn:${Partition}:states:::lambda:invoke");
      assertThat(task.at("/Parameters/FunctionName").asText()).isEqualTo("${SweepFunctionArn}");
    }
  }

  @Test
  void templateFillsInWhatTheDefinitionLeavesOpen() {
    Set<String> open =
        SUBSTITUTION
            .matcher(definition)
            .results()
            .map(result -> result.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(at(template.properties(MACHINE), "DefinitionSubstitutions"))
        .hasValue(
            Map.of(
                "Partition",
                Map.of("Ref", "AWS::Partition"),
                "SweepFunctionArn",
                Map.of("Fn::GetAtt", List.of(FUNCTION, "Arn"))));
    assertThat(open).containsExactly("Partition", "SweepFunctionArn");
  }

  @Test
  void everyTaskIsTriedAgainAndAPageThatIsLostEndsNothing() {
    for (JsonNode task : tasks()) {
      JsonNode retry = task.at("/Retry/0");
      assertThat(retry.at("/ErrorEquals/0").asText()).isEqualTo("States.ALL");
      assertThat(retry.path("MaxAttempts").asInt()).isPositive();
    }
    JsonNode page = state("Page");
    assertThat(page.at("/Catch/0/ErrorEquals/0").asText()).isEqualTo("States.ALL");
    assertThat(page.at("/Catch/0/Next").asText()).isEqualTo("Lost");
    assertThat(state("Pages").path("MaxConcurrency").asInt()).isEqualTo(1);
  }

  @Test
  void aDeploymentSendsATestMessageFirstAndSweepsWhateverBecomesOfIt() throws IOException {
    JsonNode input =
        new JsonMapper()
            .readTree(
                (String)
                    at(list(template.properties("DeployedRule").get("Targets")).getFirst(), "Input")
                        .orElseThrow());
    JsonNode choice = state(machine.path("StartAt").asText());
    assertThat(choice.at("/Choices/0/Variable").asText()).isEqualTo("$.deployed");
    assertThat(input.has("deployed")).isTrue();
    assertThat(choice.path("Default").asText()).isEqualTo("Plan");
    JsonNode introduce = state(choice.at("/Choices/0/Next").asText());
    assertThat(introduce.at("/Parameters/Payload/step").asText()).isEqualTo("introduce");
    assertThat(introduce.path("Next").asText()).isEqualTo("Plan");
    assertThat(introduce.at("/Catch/0/ErrorEquals/0").asText()).isEqualTo("States.ALL");
    assertThat(introduce.at("/Catch/0/Next").asText()).isEqualTo("Plan");
  }

  /// Otherwise a run that hangs and the runs that find it at work would look like sweeps for ever.
  @Test
  void onlyARunThatSweptSucceeds() {
    assertThat(state("Report").path("Next").asText()).isEqualTo("Reported");
    JsonNode another = state("Reported").at("/Choices/0");
    assertThat(another.path("Variable").asText()).isEqualTo("$.swept");
    assertThat(another.path("BooleanEquals").asBoolean(true)).isFalse();
    assertThat(state(another.path("Next").asText()).path("Type").asText()).isEqualTo("Fail");
    assertThat(state("Reported").path("Default").asText()).isEqualTo("Swept");
    assertThat(machine.path("States"))
        .filteredOn(state -> state.has("End") || state.path("Type").asText().equals("Succeed"))
        .containsExactly(state("Swept"));
  }

  @Test
  void aRunThatHangsGivesWayToTheNextRunButOne() {
    assertThat(at(template.section("Parameters"), "SweepSchedule", "Default"))
        .hasValue("rate(6 hours)");
    Duration limit = Duration.ofSeconds(machine.path("TimeoutSeconds").asLong());
    assertThat(limit.plus(SweepPages.HELD)).isBetween(Duration.ofHours(6), Duration.ofHours(12));
  }

  /// The metric of the schedule's rule has no data before the first sweep is due.
  @Test
  void missingSweepRaisesAnAlarmOnceOneThatTheScheduleStartedHasEnded() {
    Map<String, Object> alarm = template.properties("SweepMissingAlarm");
    assertThat(alarm)
        .containsEntry("TreatMissingData", "notBreaching")
        .containsEntry("EvaluationPeriods", 1)
        .containsEntry("Threshold", 1)
        .containsEntry("ComparisonOperator", "GreaterThanOrEqualToThreshold");
    List<Object> metrics = list(alarm.get("Metrics"));
    assertThat(at(metrics.getFirst(), "Expression"))
        .hasValue("IF(started > 0 AND FILL(ended, 0) > 0 AND FILL(succeeded, 0) < 1, 1, 0)");
    assertThat(metric(metrics.get(1), "started", "Sum"))
        .isEqualTo(
            Map.of(
                "Namespace",
                "AWS/Events",
                "MetricName",
                "TriggeredRules",
                "Dimensions",
                List.of(Map.of("Name", "RuleName", "Value", Map.of("Ref", RULE)))));
    assertThat(metric(metrics.get(2), "ended", "SampleCount"))
        .isEqualTo(ofTheMachine("ExecutionTime"));
    assertThat(metric(metrics.get(3), "succeeded", "Sum"))
        .isEqualTo(ofTheMachine("ExecutionsSucceeded"));
  }

  private static Object metric(Object metric, String id, String statistic) {
    assertThat(at(metric, "Id")).hasValue(id);
    assertThat(at(metric, "MetricStat", "Stat")).hasValue(statistic);
    assertThat(at(metric, "MetricStat", "Period")).hasValue((int) Duration.ofDays(1).toSeconds());
    return at(metric, "MetricStat", "Metric").orElseThrow();
  }

  private static Map<String, Object> ofTheMachine(String name) {
    return Map.of(
        "Namespace",
        "AWS/States",
        "MetricName",
        name,
        "Dimensions",
        List.of(Map.of("Name", "StateMachineArn", "Value", Map.of("Ref", MACHINE))));
  }

  @Test
  void callRateOfTheSweepIsAParameter() {
    template
        .functions()
        .forEach(
            (id, properties) ->
                assertThat(
                        at(
                            properties,
                            "Environment",
                            "Variables",
                            "LABELGUARD_SWEEP_CALLS_PER_SECOND"))
                    .as(id)
                    .hasValue(Map.of("Ref", "SweepCallsPerSecond")));
    assertThat(at(template.section("Parameters"), "SweepCallsPerSecond", "Default")).hasValue(1);
  }

  private JsonNode state(String name) {
    return Objects.requireNonNull(states.get(name), name);
  }

  private List<JsonNode> tasks() {
    return states.values().stream()
        .filter(state -> state.path("Type").asText().equals("Task"))
        .toList();
  }

  /// Collects the states of a machine and of the machines in it, by name.
  private void collect(JsonNode machine) {
    machine
        .path("States")
        .forEachEntry(
            (name, state) -> {
              states.put(name, state);
              collect(state.path("ItemProcessor"));
            });
  }
}
