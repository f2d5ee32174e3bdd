package io.labelguard.tests.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The template as CloudFormation gets it, in plain maps, lists and scalars.
///
/// Where the system property [#TRANSLATION] names what AWS SAM made of template.yaml, it is that.
/// Elsewhere it is template.yaml, expanded by [SamExpansion].
public final class Template {

  /// The system property that names what `.ci/translate.py` printed.
  public static final String TRANSLATION = "labelguard.translation";

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

  /// Reads the translation that is given, or else template.yaml.
  public static Template read() {
    return new Template(
        given().map(Template::translation).orElseGet(() -> SamExpansion.of(ofSam().whole)));
  }

  /// Reads template.yaml as it is written, for what exists there only.
  public static Template ofSam() {
    return new Template(TemplateYaml.read(written()));
  }

  /// Returns the file that [#read()] reads.
  public static Path file() {
    return given().orElseGet(Template::written);
  }

  private static Optional<Path> given() {
    return Optional.ofNullable(System.getProperty(TRANSLATION)).map(Path::of);
  }

  private static Path written() {
    return Repository.root().resolve("template.yaml");
  }

  private static Map<String, Object> translation(Path file) {
    var whole = TemplateYaml.read(file);
    assertThat(whole).as("%s is translated", file).doesNotContainKeys("Transform", "Globals");
    return whole;
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

  /// The properties of each function, by logical id.
  public Map<String, Map<String, Object>> functions() {
    return propertiesOf("AWS::Lambda::Function");
  }

  /// The properties of each rule of EventBridge, by logical id.
  public Map<String, Map<String, Object>> rules() {
    return propertiesOf("AWS::Events::Rule");
  }

  /// How a queue hands a function its events, so that the queue keeps what the function fails on;
  /// empty where none does.
  public Optional<Map<String, Object>> queueSource(String function) {
    return ofFunction("AWS::Lambda::EventSourceMapping", function);
  }

  /// How often Lambda tries an event again that a function failed on, and where it keeps the event
  /// then; empty where that is not set.
  public Optional<Map<String, Object>> eventInvokeConfig(String function) {
    return ofFunction("AWS::Lambda::EventInvokeConfig", function);
  }

  private Optional<Map<String, Object>> ofFunction(String type, String function) {
    var found =
        propertiesOf(type).values().stream()
            .filter(each -> Map.of("Ref", function).equals(each.get("FunctionName")))
            .toList();
    assertThat(found).as("%s of %s", type, function).hasSizeLessThanOrEqualTo(1);
    return found.stream().findFirst();
  }

  private Map<String, Map<String, Object>> propertiesOf(String type) {
    var found = new TreeMap<String, Map<String, Object>>();
    resources(type).keySet().forEach(id -> found.put(id, properties(id)));
    return found;
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
}
