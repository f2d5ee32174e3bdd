package io.labelguard.tests.template;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a template's values are when it is deployed to account 111122223333 in us-east-1: evaluates
/// CloudFormation's functions. A function or resource that it does not know is an error, never an
/// empty text.
public final class StackValues {

  private static final Pattern PLACE = Pattern.compile("\\$\\{([^!}][^}]*)}");

  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::AccountId", "111122223333",
          "AWS::Partition", "aws",
          "AWS::Region", "us-east-1",
          "AWS::StackName", "labelguard",
          "AWS::URLSuffix", "amazonaws.com");

  private final Template template;
  private final Map<String, String> parameters;
  private final Names names;

  /// The names that resources have once they are created.
  public interface Names {

    /// Returns what `Ref` gives.
    String ref(String id, String type, Map<String, Object> properties);

    /// Returns what `Fn::GetAtt` gives.
    String attribute(String id, String type, String attribute);
  }

  /// @param parameters those that differ from their defaults
  public StackValues(Template template, Map<String, String> parameters, Names names) {
    this.template = template;
    this.names = names;
    this.parameters = new TreeMap<>();
    template
        .section("Parameters")
        .forEach(
            (name, parameter) ->
                Template.at(parameter, "Default")
                    .ifPresent(value -> this.parameters.put(name, String.valueOf(value))));
    parameters.forEach(
        (name, value) -> {
          if (!template.section("Parameters").containsKey(name)) {
            throw new AssertionError("the template has no parameter " + name);
          }
          this.parameters.put(name, value);
        });
  }

  /// Returns the texts of a map, without those that are `AWS::NoValue`.
  public Map<String, String> texts(Object values) {
    Map<String, String> texts = new LinkedHashMap<>();
    Template.map(values)
        .forEach((name, value) -> found(value).ifPresent(text -> texts.put(name, text)));
    return texts;
  }

  /// Returns the text of one value.
  public String text(Object value) {
    return found(value).orElseThrow(() -> new AssertionError("AWS::NoValue is not a text"));
  }

  /// Returns whether a resource is created.
  public boolean isCreated(String id) {
    return Template.at(template.section("Resources"), id, "Condition")
        .map(name -> holds(Map.of("Condition", name)))
        .orElse(true);
  }

  /// Returns whether a condition of the template holds.
  boolean holds(String condition) {
    return holds(Map.of("Condition", condition));
  }

  /// Returns whether a rule lets these parameters through.
  boolean passes(String rule) {
    Map<String, Object> stated = Template.map(template.section("Rules").get(rule));
    return !holds(stated.get("RuleCondition"))
        || Template.list(stated.get("Assertions")).stream()
            .allMatch(each -> holds(Template.map(each).get("Assert")));
  }

  private Optional<String> found(Object value) {
    if (!(value instanceof Map<?, ?>)) {
      return Optional.of(String.valueOf(value));
    }
    Map.Entry<String, Object> function = function(value);
    Object argument = function.getValue();
    return switch (function.getKey()) {
      case "Ref" -> ref(String.valueOf(argument));
      case "Fn::GetAtt" -> Optional.of(attribute(Template.list(argument)));
      case "Fn::Join" -> Optional.of(joined(Template.list(argument)));
      case "Fn::Sub" -> Optional.of(substituted(argument));
      case "Fn::FindInMap" ->
          Optional.of(
              String.valueOf(
                  Template.at(
                          template.section("Mappings"),
                          Template.strings(argument).toArray(String[]::new))
                      .orElseThrow(() -> new AssertionError("no mapping " + argument))));
      case "Fn::If" -> {
        List<Object> parts = Template.list(argument);
        boolean holds = holds(Map.of("Condition", parts.getFirst()));
        yield found(parts.get(holds ? 1 : 2));
      }
      default -> throw new AssertionError("not evaluated here: " + function);
    };
  }

  private Optional<String> ref(String name) {
    if (name.equals("AWS::NoValue")) {
      return Optional.empty();
    }
    if (PSEUDO.containsKey(name)) {
      return Optional.of(PSEUDO.get(name));
    }
    if (template.section("Parameters").containsKey(name)) {
      return Optional.of(
          Optional.ofNullable(parameters.get(name))
              .orElseThrow(() -> new AssertionError("parameter " + name + " has no value")));
    }
    Map<String, Object> resource = Template.map(template.section("Resources").get(name));
    return Optional.of(
        names.ref(
            name,
            String.valueOf(resource.get("Type")),
            Template.map(resource.getOrDefault("Properties", Map.of()))));
  }

  private String attribute(List<Object> path) {
    String id = String.valueOf(path.getFirst());
    Map<String, Object> resource = Template.map(template.section("Resources").get(id));
    return names.attribute(
        id, String.valueOf(resource.get("Type")), String.valueOf(path.getLast()));
  }

  private String joined(List<Object> parts) {
    return Template.list(parts.getLast()).stream()
        .flatMap(part -> found(part).stream())
        .collect(joining(String.valueOf(parts.getFirst())));
  }

  private String substituted(Object argument) {
    List<Object> parts = argument instanceof List<?> ? Template.list(argument) : List.of(argument);
    Map<String, Object> own = parts.size() > 1 ? Template.map(parts.getLast()) : Map.of();
    return PLACE
        .matcher(String.valueOf(parts.getFirst()))
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    own.containsKey(place.group(1))
                        ? text(own.get(place.group(1)))
                        : named(place.group(1))))
        .replace("${!", "${");
  }

  private String named(String path) {
    String[] parts = path.split("\\.", 2);
    return text(
        PSEUDO.containsKey(path) || parts.length == 1
            ? Map.of("Ref", path)
            : Map.of("Fn::GetAtt", List.of(parts[0], parts[1])));
  }

  private boolean holds(Object condition) {
    Map.Entry<String, Object> function = function(condition);
    Object argument = function.getValue();
    return switch (function.getKey()) {
      case "Condition" ->
          holds(
              Optional.ofNullable(template.section("Conditions").get(String.valueOf(argument)))
                  .orElseThrow(() -> new AssertionError("no condition " + argument)));
      case "Fn::Equals" ->
          text(Template.list(argument).getFirst()).equals(text(Template.list(argument).getLast()));
      case "Fn::Not" -> !holds(Template.list(argument).getFirst());
      case "Fn::And" -> Template.list(argument).stream().allMatch(this::holds);
      case "Fn::Or" -> Template.list(argument).stream().anyMatch(this::holds);
      default -> throw new AssertionError("not evaluated here: " + function);
    };
  }

  private static Map.Entry<String, Object> function(Object value) {
    Map<String, Object> map = Template.map(value);
    if (map.size() != 1) {
      throw new AssertionError("not a function: " + map);
    }
    return map.entrySet().iterator().next();
  }
}
