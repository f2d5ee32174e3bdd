package io.labelguard.tests.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.report.message.AlertEvent;
import io.labelguard.local.event.EventRules;
import io.labelguard.tests.Repository;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.event.ruler.Machine;

/// Holds the files of events/ against the patterns of the template by EventBridge's own matcher.
class EventPatternsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EVENTS = Repository.root().resolve("events");

  /// The table of events/README.md is the expectation: a file, and the rule that matches it.
  static Stream<Arguments> expectations() throws IOException {
    return documented().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("expectations")
  void theRuleThatTheReadmeNamesMatchesAndNoOther(String file, String rule) throws Exception {
    var expected = rule.equals("-") ? Set.of() : Set.of(rule);
    assertThat(matching(Files.readString(EVENTS.resolve(file)))).isEqualTo(expected);
  }

  @Test
  void everyFileIsDocumentedAndEveryDocumentedFileIsThere() throws IOException {
    assertThat(documented().keySet()).isEqualTo(new TreeSet<>(files()));
    assertThat(files()).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void everyRowSaysWhereTheShapeOfTheRecordIsFrom() throws IOException {
    for (var line : Files.readAllLines(EVENTS.resolve("README.md"))) {
      if (line.startsWith("| `")) {
        var cells = line.split("\\|", -1);
        assertThat(cells[cells.length - 2].strip())
            .as(cells[1])
            .isIn("documented", "seen", "inferred", "ours");
      }
    }
  }

  @Test
  void everyRuleOfTheTemplateHasAnEvent() throws IOException {
    assertThat(documented().values()).containsAll(Template.read().rules().keySet());
  }

  @Test
  void everyCallThatAPatternNamesHasAnEvent() throws IOException {
    var calls = new TreeSet<String>();
    for (var file : files()) {
      calls.add(event(file).path("detail").path("eventName").asText());
    }
    var named = new HashSet<JsonNode>();
    for (var rule : Template.read().rules().values()) {
      JSON.valueToTree(rule).findValues("eventName").forEach(names -> names.forEach(named::add));
    }
    assertThat(named).hasSizeGreaterThanOrEqualTo(40);
    assertThat(named)
        .allSatisfy(
            name ->
                assertThat(calls)
                    .anyMatch(
                        call ->
                            name.isTextual()
                                ? call.equals(name.asText())
                                : call.startsWith(name.path("prefix").asText("-"))));
  }

  @Test
  void everyEventIsItsOwn() throws IOException {
    var envelopes = new HashSet<String>();
    var records = new HashSet<String>();
    for (var file : files()) {
      var event = event(file);
      assertThat(envelopes.add(event.path("id").asText())).as(file).isTrue();
      if (event.path("detail").has("eventID")) {
        assertThat(records.add(event.path("detail").path("eventID").asText())).as(file).isTrue();
      }
    }
  }

  @Test
  void everyEventHasTheEnvelopeThatEventBridgeGives() throws IOException {
    for (var file : files()) {
      assertThat(event(file).fieldNames())
          .toIterable()
          .as(file)
          .containsExactly(
              "version",
              "id",
              "detail-type",
              "source",
              "account",
              "time",
              "region",
              "resources",
              "detail");
    }
  }

  @Test
  void onlyMadeUpAccountsOccur() throws IOException {
    var madeUp = Set.of("111122223333", "444455556666", "123456789012", "432418664414");
    for (var file : files()) {
      var numbers =
          java.util.regex.Pattern.compile("(?<![0-9a-f-])[0-9]{12}(?![0-9a-f])")
              .matcher(Files.readString(EVENTS.resolve(file)))
              .results()
              .map(java.util.regex.MatchResult::group)
              .collect(Collectors.toSet());
      assertThat(madeUp).as(file).containsAll(numbers);
    }
  }

  @Test
  void aFailedCallIsDeliveredForThePatternCannotTellItFromASuccess() throws Exception {
    // A pattern that could would need null, which CloudFormation refuses; the handlers drop it.
    assertThat(event("06-failed-call.json").path("detail").path("errorCode").asText()).isNotEmpty();
    assertThat(matching(Files.readString(EVENTS.resolve("06-failed-call.json")))).isNotEmpty();
  }

  /// Labelguard's own events are output only: an event that wakes it must come from AWS.
  @Test
  void noRuleIsWokenByAnEventOfLabelguard() throws Exception {
    Template.read()
        .rules()
        .forEach(
            (id, rule) ->
                Template.at(rule, "EventPattern", "source")
                    .ifPresent(
                        sources ->
                            assertThat(Template.strings(sources))
                                .as(id)
                                .isNotEmpty()
                                .allMatch(source -> source.startsWith("aws."))));
    for (var file : files()) {
      var event = (ObjectNode) event(file);
      event.put("source", AlertEvent.SOURCE);
      assertThat(matching(event.toString())).as(file).isEmpty();
      event.put("detail-type", AlertEvent.DETAIL_TYPE);
      assertThat(matching(event.toString())).as(file).isEmpty();
    }
  }

  private static Set<String> matching(String event) throws Exception {
    var matching = new TreeSet<String>();
    var envelope = JSON.readTree(event);
    for (var each : Template.read().rules().entrySet()) {
      var rule = each.getKey();
      var properties = each.getValue();
      if (properties.containsKey("EventPattern")) {
        var machine = Machine.builder().build();
        machine.addRule(
            rule,
            JSON.writeValueAsString(properties.get("EventPattern"))
                .replace("{\"Ref\":\"AWS::StackId\"}", "\"" + EventRules.STACK_ID + "\""));
        if (!machine.rulesForJSONEvent(event).isEmpty()) {
          matching.add(rule);
        }
      } else if (isScheduleOf(rule, envelope)) {
        matching.add(rule);
      }
    }
    return matching;
  }

  /// A rule with a schedule sends an event that names the rule.
  private static boolean isScheduleOf(String rule, JsonNode event) {
    return event.path("source").asText().equals("aws.events")
        && event.path("resources").path(0).asText().contains("-" + rule + "-");
  }

  private static Map<String, String> documented() throws IOException {
    var rows = new TreeMap<String, String>();
    var noRule = false;
    for (var line : Files.readAllLines(EVENTS.resolve("README.md"))) {
      if (line.startsWith("## ")) {
        noRule = line.contains("No rule");
      }
      if (line.startsWith("| `")) {
        var cells = line.split("\\|", -1);
        rows.put(cells[1].strip().replace("`", ""), noRule ? "-" : cells[3].strip());
      }
    }
    return rows;
  }

  private static List<String> files() throws IOException {
    try (var files = Files.list(EVENTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".json"))
          .sorted()
          .toList();
    }
  }

  private static JsonNode event(String file) throws IOException {
    return JSON.readTree(Files.readString(EVENTS.resolve(file)));
  }
}
