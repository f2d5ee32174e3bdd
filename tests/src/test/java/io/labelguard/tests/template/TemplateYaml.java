package io.labelguard.tests.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads a template, YAML or JSON, into plain maps, lists and scalars; `!Ref x` reads as
/// `{Ref: x}`, `!Sub x` as `{Fn::Sub: x}` and so on.
final class TemplateYaml {

  private TemplateYaml() {}

  static Map<String, Object> read(Path file) {
    try {
      var text = Files.readString(file);
      var settings = LoadSettings.builder().setLabel(file.toString()).build();
      return Template.map(new Load(settings, new Functions(settings)).loadFromString(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
