package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/// All texts of a tree that redaction replaces in: values and member names.
final class RedactedTexts {

  private RedactedTexts() {}

  static Stream<String> of(JsonNode node) {
    if (node.isTextual()) {
      return EscapedText.parts(node.textValue());
    }
    if (node.isValueNode()) {
      return node.isIntegralNumber() ? Stream.of(node.asText()) : Stream.empty();
    }
    Stream<String> names = node.properties().stream().map(member -> member.getKey());
    return Stream.concat(names, node.valueStream().flatMap(RedactedTexts::of));
  }
}
