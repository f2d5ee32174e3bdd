package io.labelguard.tests.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The schema of what commands print with `--format json`.
final class LineSchema {

  private static final String DEFINITIONS = "#/$defs/";

  private final JsonNode tree;
  private final Schema whole;
  private final Map<String, Schema> compiled = new HashMap<>();

  private LineSchema(JsonNode tree) {
    this.tree = tree;
    this.whole = registry().getSchema(tree.toString(), InputFormat.JSON);
  }

  static LineSchema read() {
    try {
      return new LineSchema(
          Command.tree(Files.readString(Repository.root().resolve("docs/schema/lines.json"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String id() {
    return tree.path("$id").asText();
  }

  /// Returns the names of the definitions of a whole line.
  List<String> names() {
    return StreamSupport.stream(tree.path("oneOf").spliterator(), false)
        .map(each -> each.path("$ref").asText().substring(DEFINITIONS.length()))
        .toList();
  }

  JsonNode definition(String name) {
    return tree.at("/$defs/" + name);
  }

  /// Returns the name of the definition that is about such a line.
  Optional<String> nameOf(JsonNode line) {
    String type = line.path("type").asText();
    if (!line.has("type")) {
      return Optional.of(line.has("error") ? "evaluationError" : "evaluation");
    }
    String name = type.equals("fix") && line.has("begun") ? "fixOfHistory" : type;
    return Optional.of(name).filter(names()::contains);
  }

  /// Returns what is wrong with a value of that definition.
  List<Error> errors(String name, JsonNode value) {
    return errors(compiled.computeIfAbsent(name, this::compile), value);
  }

  /// Returns what is wrong with a value as a line of any type.
  List<Error> errors(JsonNode value) {
    return errors(whole, value);
  }

  private Schema compile(String name) {
    ObjectNode one = tree.deepCopy();
    one.remove("oneOf");
    one.put("$ref", DEFINITIONS + name);
    return registry().getSchema(one.toString(), InputFormat.JSON);
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  }

  private static List<Error> errors(Schema schema, JsonNode value) {
    return schema.validate(
        value.toString(),
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
