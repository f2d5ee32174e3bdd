package io.labelguard.local.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads a CloudFormation template's YAML into maps, lists and scalars; a short-form function such
/// as `!GetAtt A.Arn` becomes its long form, `{"Fn::GetAtt": "A.Arn"}`.
final class CloudFormationTemplate {

  private final Map<?, ?> root;

  private CloudFormationTemplate(Map<?, ?> root) {
    this.root = root;
  }

  /// @throws IOException where the file cannot be read
  /// @throws IllegalArgumentException where it is not a template
  static CloudFormationTemplate read(Path file) throws IOException {
    String text = Files.readString(file);
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      Object root = new Load(settings, new WithFunctions(settings)).loadFromString(text);
      if (root instanceof Map<?, ?> map && map.get("Resources") instanceof Map<?, ?>) {
        return new CloudFormationTemplate(map);
      }
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(file + " is not YAML: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(
        file
            + " is not a CloudFormation template: it has no Resources. Give the path of"
            + " template.yaml.");
  }

  /// Returns the Properties of each resource of these types, by logical id, in the order written.
  Map<String, Map<?, ?>> resources(String... types) {
    Map<String, Map<?, ?>> found = new LinkedHashMap<>();
    map(root.get("Resources"))
        .forEach(
            (id, resource) -> {
              if (Arrays.asList(types).contains(map(resource).get("Type"))) {
                found.put(String.valueOf(id), map(map(resource).get("Properties")));
              }
            });
    return found;
  }

  /// Returns the logical ids that a value refers to by Ref, Fn::GetAtt or Fn::Sub.
  static List<String> references(Object value) {
    List<String> ids = new ArrayList<>();
    switch (value) {
      case Map<?, ?> map ->
          map.forEach(
              (name, argument) -> {
                switch (String.valueOf(name)) {
                  case "Ref" -> ids.add(String.valueOf(argument));
                  case "Fn::GetAtt" ->
                      ids.add(
                          argument instanceof List<?> parts
                              ? String.valueOf(parts.getFirst())
                              : String.valueOf(argument).split("\\.", 2)[0]);
                  case "Fn::Sub" -> ids.addAll(substituted(String.valueOf(argument)));
                  default -> ids.addAll(references(argument));
                }
              });
      case List<?> items -> items.forEach(item -> ids.addAll(references(item)));
      default -> {}
    }
    return ids;
  }

  /// Returns a value as a map; empty for any other value.
  static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<String> substituted(String text) {
    return Pattern.compile("\\$\\{([^.}!]+)")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /// Constructs YAML nodes with CloudFormation's tags.
  private static final class WithFunctions extends StandardConstructor {

    WithFunctions(LoadSettings settings) {
      super(settings);
    }

    @Override
    protected Optional<ConstructNode> findConstructorFor(Node node) {
      String tag = node.getTag().getValue();
      return tag.startsWith("!")
          ? Optional.of(tagged -> function(tag.substring(1), tagged))
          : super.findConstructorFor(node);
    }

    private Map<String, Object> function(String name, @Nullable Node node) {
      Object argument =
          switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode sequence -> constructSequence(sequence);
            case MappingNode mapping -> constructMapping(mapping);
            case null, default -> "";
          };
      return Map.of(
          name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name, argument);
    }
  }
}
