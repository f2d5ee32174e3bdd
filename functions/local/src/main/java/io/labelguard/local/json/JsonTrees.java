package io.labelguard.local.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reads and writes JSON trees.
public final class JsonTrees {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonTrees() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// Reads one JSON value; empty text is an empty object, as AWS clients send it.
  ///
  /// @throws JsonProcessingException where the text is not exactly one JSON value
  public static JsonNode parse(String text) throws JsonProcessingException {
    return text.isBlank() ? object() : MAPPER.readTree(text);
  }

  /// Returns the text as a tree, empty where it is not JSON.
  public static Optional<JsonNode> of(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(parse(text));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /// Returns a value in lines, a list's items each on its own.
  public static String pretty(JsonNode node) {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(separators).withObjectIndenter(indent).withArrayIndenter(indent);
    try {
      return MAPPER.writer(printer).writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /// Returns a tree with the first letter of every member name lowered, as CloudTrail writes the
  /// members of SageMaker's requests.
  public static JsonNode lowerCamel(JsonNode node) {
    return renamed(node, letter -> letter.toLowerCase(Locale.ROOT));
  }

  /// Returns the request whose members CloudTrail wrote with a lower first letter.
  public static ObjectNode upperCamel(JsonNode node) {
    return renamed(node, letter -> letter.toUpperCase(Locale.ROOT)) instanceof ObjectNode request
        ? request
        : object();
  }

  private static JsonNode renamed(JsonNode node, UnaryOperator<String> firstLetter) {
    if (node.isArray()) {
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> items.add(renamed(item, firstLetter)));
      return items;
    }
    if (node.isObject()) {
      ObjectNode object = object();
      node.properties()
          .forEach(
              member -> {
                String name = member.getKey();
                String first = name.isEmpty() ? "" : firstLetter.apply(name.substring(0, 1));
                object.set(
                    first + name.substring(first.length()),
                    renamed(member.getValue(), firstLetter));
              });
      return object;
    }
    return node;
  }
}
