package io.labelguard.local.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.event.ruler.Machine;

/// The EventBridge rules of `template.yaml`, or of what AWS SAM makes of it, and the functions that
/// they start. EventBridge's own matcher matches them.
public final class EventRules {

  /// The id of the stack in the local AWS, by which a pattern knows events about the stack itself.
  public static final String STACK_ID =
      "arn:aws:cloudformation:us-east-1:111122223333:stack/labelguard"
          + "/51af3dc0-da77-11e4-872e-1234567db123";

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Machine machine;
  private final Map<String, List<String>> targets;
  private final Map<String, String> handlers;

  private EventRules(
      Machine machine,
      SortedMap<String, List<String>> targets,
      SortedMap<String, String> handlers) {
    this.machine = machine;
    this.targets = Collections.unmodifiableSortedMap(targets);
    this.handlers = Collections.unmodifiableSortedMap(handlers);
  }

  /// A rule that an event matches.
  ///
  /// @param rule its logical id
  /// @param functions logical ids of the functions among its targets
  public record Match(String rule, List<String> functions) {
    public Match {
      functions = List.copyOf(functions);
    }
  }

  /// Reads the rules with a pattern, those that SAM makes of functions' events among them, and the
  /// functions of a template.
  ///
  /// @throws IOException where the file cannot be read
  /// @throws IllegalArgumentException where it is not a template, or EventBridge would refuse a
  ///     pattern
  public static EventRules read(Path template) throws IOException {
    CloudFormationTemplate read = CloudFormationTemplate.read(template);
    SortedMap<String, String> handlers = new TreeMap<>();
    Map<String, Map<?, ?>> functions =
        read.resources("AWS::Serverless::Function", "AWS::Lambda::Function");
    functions.forEach(
        (id, properties) ->
            handlers.put(id, String.valueOf(properties.get("Handler")).split("::", 2)[0]));
    Map<String, Map<?, ?>> stateMachines =
        read.resources("AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine");
    Machine machine = Machine.builder().build();
    SortedMap<String, List<String>> targets = new TreeMap<>();
    for (Map.Entry<String, Map<?, ?>> function : functions.entrySet()) {
      patterns(function.getValue())
          .forEach(
              (event, pattern) -> {
                add(machine, function.getKey() + event, pattern);
                targets.put(function.getKey() + event, List.of(function.getKey()));
              });
    }
    for (Map.Entry<String, Map<?, ?>> rule : read.resources("AWS::Events::Rule").entrySet()) {
      Map<?, ?> properties = rule.getValue();
      if (properties.containsKey("EventPattern")) {
        add(machine, rule.getKey(), CloudFormationTemplate.map(properties.get("EventPattern")));
      }
      targets.put(rule.getKey(), functions(properties, handlers, stateMachines));
    }
    return new EventRules(machine, targets, handlers);
  }

  /// Returns the rules that an event matches, sorted by logical id.
  ///
  /// @throws IllegalArgumentException where the text is not a JSON object
  public List<Match> match(String event) {
    checkObject(event);
    try {
      return machine.rulesForJSONEvent(event).stream()
          .sorted()
          .distinct()
          .map(rule -> new Match(rule, targets.getOrDefault(rule, List.of())))
          .toList();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) { // the matcher declares no narrower type
      throw new IllegalArgumentException("not an event: " + e.getMessage(), e);
    }
  }

  /// Returns the functions that each rule starts, itself or through a state machine, by the rule's
  /// logical id, sorted. Rules on a schedule are included.
  public Map<String, List<String>> targets() {
    return targets;
  }

  /// Returns the handler's class name by its function's logical id, sorted.
  public Map<String, String> handlers() {
    return handlers;
  }

  private static void checkObject(String event) {
    try {
      if (MAPPER.readTree(event).isObject()) {
        return;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an event: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("not an event: expected a JSON object");
  }

  private static void add(Machine machine, String rule, Map<?, ?> pattern) {
    try {
      machine.addRule(rule, MAPPER.writeValueAsString(deployed(pattern)));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the EventPattern of %s is refused: %s".formatted(rule, e.getMessage()), e);
    }
  }

  /// Returns a part of a pattern as it is once it is deployed.
  private static Object deployed(Object part) {
    return switch (part) {
      case Map<?, ?> map when map.equals(Map.of("Ref", "AWS::StackId")) -> STACK_ID;
      case Map<?, ?> map -> {
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((name, value) -> all.put(String.valueOf(name), deployed(value)));
        yield all;
      }
      case List<?> list -> list.stream().map(EventRules::deployed).toList();
      default -> part;
    };
  }

  /// Returns the patterns of a function's own events, by the event's name. SAM makes of each a rule
  /// that is called by the names of the function and the event.
  private static Map<String, Map<?, ?>> patterns(Map<?, ?> function) {
    Map<String, Map<?, ?>> patterns = new TreeMap<>();
    CloudFormationTemplate.map(function.get("Events"))
        .forEach(
            (name, event) -> {
              if ("EventBridgeRule".equals(CloudFormationTemplate.map(event).get("Type"))) {
                Map<?, ?> properties =
                    CloudFormationTemplate.map(CloudFormationTemplate.map(event).get("Properties"));
                patterns.put(
                    String.valueOf(name), CloudFormationTemplate.map(properties.get("Pattern")));
              }
            });
    return patterns;
  }

  private static List<String> functions(
      Map<?, ?> rule, Map<String, String> handlers, Map<String, Map<?, ?>> stateMachines) {
    Stream<?> targets = rule.get("Targets") instanceof List<?> list ? list.stream() : Stream.of();
    return targets
        .map(target -> CloudFormationTemplate.map(target).get("Arn"))
        .flatMap(arn -> arn == null ? Stream.of() : CloudFormationTemplate.references(arn).stream())
        .flatMap(id -> started(id, stateMachines))
        .filter(handlers::containsKey)
        .distinct()
        .sorted()
        .toList();
  }

  /// Returns what a state machine invokes; any other target itself.
  private static Stream<String> started(String id, Map<String, Map<?, ?>> stateMachines) {
    Map<?, ?> stateMachine = CloudFormationTemplate.map(stateMachines.get(id));
    return stateMachine.isEmpty()
        ? Stream.of(id)
        : CloudFormationTemplate.references(
            CloudFormationTemplate.map(stateMachine.get("DefinitionSubstitutions")))
            .stream();
  }
}
