package io.labelguard.tests.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// template.yaml as plain maps, lists and scalars; `!Ref x` reads as `{Ref: x}`, `!Sub x` as
/// `{Fn::Sub: x}` and so on.
public final class Template {

  /// The owner's key, or else the one of the stack.
  static final Map<String, Object> KEY_OF_THE_TOPICS =
      Map.of("Fn::If", List.of("HasKey", Map.of("Ref", "KeyArn"), Map.of("Ref", "TopicKey")));

  /// The table of the stack, or else the one that an earlier stack left.
  static final Map<String, Object> STATE_TABLE_ARN =
      Map.of(
          "Fn::If",
          List.of(
              "MakesStateTable",
              Map.of("Fn::GetAtt", List.of("StateTable", "Arn")),
              Map.of(
                  "Fn::Sub",
                  "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}"
                      + ":table/${ExistingStateTable}")));

  private final Map<String, Object> whole;

  private Template(Map<String, Object> whole) {
    this.whole = whole;
  }

  /// Reads the file of the repository.
  public static Template read() {
    return read(Repository.root().resolve("template.yaml"));
  }

  /// Reads a template, which may be JSON.
  public static Template read(Path file) {
    try {
      var text = Files.readString(file);
      var settings = LoadSettings.builder().setLabel(file.toString()).build();
      return new Template(map(new Load(settings, new Functions(settings)).loadFromString(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The top-level section of this name.
  public Map<String, Object> section(String name) {
    return map(whole.get(name));
  }

  /// The resources of one type, by logical id.
  public Map<String, Map<String, Object>> resources(String type) {
    return resources(resource -> type.equals(resource.get("Type")));
  }

  /// The resources that are meant, by logical id.
  public Map<String, Map<String, Object>> resources(Predicate<Map<String, Object>> meant) {
    var found = new TreeMap<String, Map<String, Object>>();
    section("Resources")
        .forEach(
            (id, resource) -> {
              if (meant.test(map(resource))) {
                found.put(id, map(resource));
              }
            });
    return found;
  }

  /// The rules of EventBridge, by logical id, with the properties that SAM makes of them: those of
  /// the template, and one for each event of a function, named after both.
  public Map<String, Map<String, Object>> rules() {
    var rules = new TreeMap<String, Map<String, Object>>();
    resources("AWS::Events::Rule").keySet().forEach(id -> rules.put(id, properties(id)));
    resources("AWS::Serverless::Function")
        .forEach(
            (id, _) ->
                map(properties(id).getOrDefault("Events", Map.of()))
                    .forEach(
                        (name, event) -> {
                          if (map(event).get("Type").equals("EventBridgeRule")) {
                            rules.put(id + name, rule(map(map(event).get("Properties"))));
                          }
                        }));
    return rules;
  }

  private static Map<String, Object> rule(Map<String, Object> event) {
    var target = new LinkedHashMap<>(event);
    var pattern = Objects.requireNonNull(target.remove("Pattern"), "an event without a pattern");
    return Map.of("EventPattern", pattern, "Targets", List.of(target));
  }

  /// The properties of a resource.
  public Map<String, Object> properties(String id) {
    return map(at(section("Resources"), id, "Properties").orElseThrow());
  }

  /// The policy statements by which a function's code can do something, of a role's own policies
  /// and of managed and attached ones.
  public List<Map<String, Object>> statements(String role) {
    return all(role).stream().filter(each -> !isForLambdaItself(each)).toList();
  }

  /// The policy statements of a role that are of no use to the function's code. Its requests have
  /// the key `lambda:SourceFunctionArn`, and these demand that it is missing. (AWS Lambda Developer
  /// Guide, "Working with source function ARN")
  List<Map<String, Object>> statementsForLambdaItself(String role) {
    return all(role).stream().filter(Template::isForLambdaItself).toList();
  }

  private static boolean isForLambdaItself(Map<String, Object> statement) {
    return Map.of("Null", Map.of("lambda:SourceFunctionArn", "true"))
        .equals(statement.get("Condition"));
  }

  private List<Map<String, Object>> all(String role) {
    var statements = new ArrayList<Map<String, Object>>();
    var properties = properties(role);
    for (var policy : list(properties.getOrDefault("Policies", List.of()))) {
      statements.addAll(statementsOf(map(policy).get("PolicyDocument")));
    }
    for (var managed : list(properties.getOrDefault("ManagedPolicyArns", List.of()))) {
      var id = (String) map(managed).get("Ref");
      assertThat(id).as("a managed policy of %s must be this template's own", role).isNotNull();
      statements.addAll(statementsOf(properties(id).get("PolicyDocument")));
    }
    for (var type : List.of("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy")) {
      resources(type)
          .forEach(
              (id, _) -> {
                if (isAttached(id, role)) {
                  statements.addAll(statementsOf(properties(id).get("PolicyDocument")));
                }
              });
    }
    resources("AWS::IAM::RolePolicy")
        .forEach(
            (id, _) -> {
              if (Map.of("Ref", role).equals(properties(id).get("RoleName"))) {
                statements.addAll(statementsOf(properties(id).get("PolicyDocument")));
              }
            });
    return statements;
  }

  /// How many managed policies a role has at most, whatever the parameters say.
  public long managedPolicies(String role) {
    return list(properties(role).getOrDefault("ManagedPolicyArns", List.of())).size()
        + resources("AWS::IAM::ManagedPolicy").keySet().stream()
            .filter(id -> isAttached(id, role))
            .count();
  }

  private boolean isAttached(String policy, String role) {
    return list(properties(policy).getOrDefault("Roles", List.of())).stream()
        .map(each -> at(each, "Fn::If").map(parts -> list(parts).get(1)).orElse(each))
        .anyMatch(Map.of("Ref", role)::equals);
  }

  /// Whether a queue hands a function its events, so that the queue keeps what the function fails
  /// on.
  public boolean takesFromAQueue(String function) {
    return map(properties(function).getOrDefault("Events", Map.of())).values().stream()
        .anyMatch(event -> map(event).get("Type").equals("SQS"));
  }

  /// Whether a role may send messages to a queue of this template.
  public boolean maySendTo(String role, String queue) {
    return statements(role).stream()
        .anyMatch(
            statement ->
                strings(statement.get("Action")).contains("sqs:SendMessage")
                    && Map.of("Fn::GetAtt", List.of(queue, "Arn"))
                        .equals(statement.get("Resource")));
  }

  /// The statements of a policy document.
  public static List<Map<String, Object>> statementsOf(Object document) {
    return list(map(document).get("Statement")).stream().map(Template::map).toList();
  }

  /// A value that may be one string or a list of them.
  public static List<String> strings(Object value) {
    return value instanceof String text
        ? List.of(text)
        : list(value).stream().map(String::valueOf).toList();
  }

  /// The value below these keys.
  public static Optional<Object> at(Object from, String... keys) {
    Object value = from;
    for (var key : keys) {
      if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
        return Optional.empty();
      }
      value = map.get(key);
    }
    return Optional.of(value);
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  public static List<Object> list(Object value) {
    assertThat(value).isInstanceOf(List.class);
    return (List<Object>) value;
  }

  /// Reads CloudFormation's short forms of functions.
  private static final class Functions extends StandardConstructor {

    Functions(LoadSettings settings) {
      super(settings);
    }

    @Override
    protected Optional<ConstructNode> findConstructorFor(Node node) {
      var tag = node.getTag().getValue();
      if (!tag.startsWith("!")) {
        return super.findConstructorFor(node);
      }
      return Optional.of(inner -> function(tag.substring(1), inner));
    }

    private Object function(String name, Node node) {
      node.setTag(
          switch (node.getNodeType()) {
            case SCALAR -> Tag.STR;
            case SEQUENCE -> Tag.SEQ;
            case MAPPING, ANCHOR -> Tag.MAP;
          });
      Object argument =
          node instanceof ScalarNode scalar
              ? scalar.getValue()
              : Objects.requireNonNull(
                  super.findConstructorFor(node).orElseThrow().construct(node));
      var long_ = new LinkedHashMap<String, Object>();
      if (name.equals("GetAtt") && argument instanceof String path) {
        argument = List.of(path.split("\\.", 2));
      }
      long_.put(name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name, argument);
      return long_;
    }
  }
}
