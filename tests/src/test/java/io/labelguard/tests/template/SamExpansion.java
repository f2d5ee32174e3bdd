package io.labelguard.tests.template;

import static io.labelguard.tests.template.Template.list;
import static io.labelguard.tests.template.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Makes plain CloudFormation of template.yaml, as AWS SAM does: of each function its rules, its
/// queue and its retries, too. What SAM uploads is left out, and so are its permissions for
/// EventBridge: no test looks at them.
///
/// Knows only what template.yaml uses. Anything else is an error, never left as it is.
final class SamExpansion {

  /// The properties of a function that SAM takes over as they are.
  private static final Set<String> TAKEN_OVER =
      Set.of(
          "Architectures",
          "Description",
          "Environment",
          "Handler",
          "KmsKeyArn",
          "LoggingConfig",
          "MemorySize",
          "ReservedConcurrentExecutions",
          "Role",
          "Runtime",
          "Timeout",
          "VpcConfig");

  private final Map<String, Object> globals;
  private final Map<String, Object> resources = new LinkedHashMap<>();

  private SamExpansion(Map<String, Object> globals) {
    this.globals = globals;
  }

  /// Returns the sections of a template, expanded.
  static Map<String, Object> of(Map<String, Object> template) {
    var expanded = new LinkedHashMap<>(template);
    assertThat(expanded.remove("Transform")).isEqualTo("AWS::Serverless-2016-10-31");
    var globals = map(expanded.remove("Globals"));
    assertThat(globals).containsOnlyKeys("Function");
    var expansion = new SamExpansion(map(globals.get("Function")));
    map(template.get("Resources")).forEach((id, resource) -> expansion.add(id, map(resource)));
    expanded.put("Resources", expansion.resources);
    return expanded;
  }

  private void add(String id, Map<String, Object> resource) {
    var type = (String) resource.get("Type");
    switch (type) {
      case "AWS::Serverless::Function" -> addFunction(id, resource);
      case "AWS::Serverless::StateMachine" ->
          put(id, "AWS::StepFunctions::StateMachine", resource, stateMachine(resource));
      default -> {
        assertThat(type).as(id).doesNotStartWith("AWS::Serverless::");
        resources.put(id, resource);
      }
    }
  }

  private void addFunction(String id, Map<String, Object> resource) {
    var written = merged(globals, map(resource.get("Properties")));
    map(written.getOrDefault("Events", Map.of()))
        .forEach((name, event) -> addEvent(id, name, map(event), resource));
    if (written.containsKey("EventInvokeConfig")) {
      put(
          id + "EventInvokeConfig",
          "AWS::Lambda::EventInvokeConfig",
          resource,
          eventInvokeConfig(id, map(written.get("EventInvokeConfig"))));
    }
    var properties = new LinkedHashMap<String, Object>();
    written.forEach(
        (name, value) -> {
          switch (name) {
            case "CodeUri", "EventInvokeConfig", "Events" -> {}
            case "Tags" -> properties.put("Tags", tags("lambda:createdBy", map(value)));
            case "Tracing" -> properties.put("TracingConfig", Map.of("Mode", value));
            default -> {
              assertThat(TAKEN_OVER).as(id).contains(name);
              properties.put(name, value);
            }
          }
        });
    put(id, "AWS::Lambda::Function", resource, properties);
  }

  private void addEvent(
      String function, String name, Map<String, Object> event, Map<String, Object> resource) {
    var properties = new LinkedHashMap<>(map(event.get("Properties")));
    var id = function + name;
    switch ((String) event.get("Type")) {
      case "EventBridgeRule" ->
          put(id, "AWS::Events::Rule", resource, rule(id, function, properties));
      case "SQS" -> {
        properties.put("FunctionName", Map.of("Ref", function));
        properties.put("EventSourceArn", removed(properties, "Queue"));
        put(id, "AWS::Lambda::EventSourceMapping", resource, properties);
      }
      case String other -> throw new AssertionError("not expanded here: " + other);
    }
  }

  private static Map<String, Object> rule(String id, String function, Map<String, Object> event) {
    var rule = new LinkedHashMap<String, Object>();
    rule.put("EventPattern", removed(event, "Pattern"));
    if (event.containsKey("State")) {
      rule.put("State", removed(event, "State"));
    }
    assertThat(event).as(id).containsOnlyKeys("RetryPolicy", "DeadLetterConfig");
    event.put("Id", id + "LambdaTarget");
    event.put("Arn", Map.of("Fn::GetAtt", List.of(function, "Arn")));
    rule.put("Targets", List.of(event));
    return rule;
  }

  private static Map<String, Object> eventInvokeConfig(
      String function, Map<String, Object> written) {
    var config = new LinkedHashMap<>(written);
    var onFailure = new LinkedHashMap<>(map(map(config.get("DestinationConfig")).get("OnFailure")));
    removed(onFailure, "Type");
    config.put("DestinationConfig", Map.of("OnFailure", onFailure));
    config.put("FunctionName", Map.of("Ref", function));
    config.put("Qualifier", "$LATEST");
    return config;
  }

  private static Map<String, Object> stateMachine(Map<String, Object> resource) {
    var properties = new LinkedHashMap<>(map(resource.get("Properties")));
    removed(properties, "DefinitionUri");
    properties.put("RoleArn", removed(properties, "Role"));
    properties.put("StateMachineType", removed(properties, "Type"));
    properties.put("Tags", tags("stateMachine:createdBy", Map.of()));
    return properties;
  }

  /// SAM adds a tag to what it makes.
  private static List<Object> tags(String made, Map<String, Object> written) {
    var tags = new ArrayList<Object>();
    tags.add(Map.of("Key", made, "Value", "SAM"));
    written.forEach((key, value) -> tags.add(Map.of("Key", key, "Value", value)));
    return tags;
  }

  /// Merges what the globals say of every function and what one says of itself. SAM merges maps,
  /// and appends lists.
  private static Map<String, Object> merged(Map<String, Object> globals, Map<String, Object> own) {
    var merged = new LinkedHashMap<>(globals);
    own.forEach(
        (name, value) ->
            merged.put(
                name, globals.containsKey(name) ? together(globals.get(name), value) : value));
    return merged;
  }

  private static Object together(Object global, Object own) {
    if (global instanceof Map && own instanceof Map) {
      return merged(map(global), map(own));
    }
    if (global instanceof List && own instanceof List) {
      var all = new ArrayList<>(list(global));
      all.addAll(list(own));
      return all;
    }
    return own;
  }

  private static Object removed(Map<String, Object> properties, String name) {
    return Objects.requireNonNull(properties.remove(name), name);
  }

  /// Adds what SAM makes of a resource, with that one's condition and metadata.
  private void put(
      String id, String type, Map<String, Object> source, Map<String, Object> properties) {
    var made = new LinkedHashMap<>(source);
    made.put("Type", type);
    made.put("Properties", properties);
    resources.put(id, made);
  }
}
