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

  /// The properties of a resource.
  public Map<String, Object> properties(String id) {
    return map(at(section("Resources"), id, "Properties").orElseThrow());
  }

  /// The policy statements that a role has, its own and those of managed and attached policies.
  public List<Map<String, Object>> statements(String role) {
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
    return list(properties(policy).getOrDefault("Roles", List.of())).contains(Map.of("Ref", role));
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
