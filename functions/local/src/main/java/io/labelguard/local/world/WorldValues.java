package io.labelguard.local.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.MalformedDocumentException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// Reads values of a world's JSON. Errors name their place.
final class WorldValues {

  /// A status that is on, as S3 writes it.
  static final String ENABLED = "Enabled";

  private WorldValues() {}

  static List<JsonNode> elements(JsonNode list, String at) {
    if (!list.isArray()) {
      throw new MalformedDocumentException(at, "expected a list, found " + list);
    }
    List<JsonNode> items = StreamSupport.stream(list.spliterator(), false).toList();
    for (int i = 0; i < items.size(); i++) {
      boolean isArn = at.equals("/roles") && items.get(i).isTextual();
      if (!isArn && !items.get(i).isObject()) {
        throw new MalformedDocumentException(
            at + "/" + i, "expected an object, found " + items.get(i));
      }
    }
    return items;
  }

  static String only(Set<String> names, String name, String at) {
    if (!names.add(name)) {
      throw new MalformedDocumentException(at, name + " appears twice: keep one of them");
    }
    return name;
  }

  /// Reads a count; a missing one is 0.
  static long count(JsonNode number, String at) {
    if (number.isMissingNode() || number.isNull()) {
      return 0;
    }
    if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
      throw new MalformedDocumentException(at, "expected a number from 0 up, found " + number);
    }
    return number.longValue();
  }

  /// Reads `Enabled` or `Disabled`; what is missing is off.
  static boolean enabled(JsonNode status, String at) {
    if (status.isMissingNode() || status.isNull()) {
      return false;
    }
    String text = status.asText();
    if (!text.equals(ENABLED) && !text.equals("Disabled")) {
      throw new MalformedDocumentException(at, "expected Enabled or Disabled, found " + status);
    }
    return text.equals(ENABLED);
  }

  static JsonNode unwrapped(JsonNode node, String wrapper) {
    return node.path(wrapper).isObject() ? node.path(wrapper) : node;
  }

  static String required(JsonNode node, String at, String name, String what) {
    String text = node.path(name).asText("");
    if (text.isEmpty() || !node.path(name).isValueNode()) {
      throw new MalformedDocumentException(at + "/" + name, "missing: write " + what);
    }
    return text;
  }

  static Instant time(JsonNode node, String at, String name) {
    String text = required(node, at, name, "a time such as 2026-11-20T09:00:00Z");
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw new MalformedDocumentException(
          at + "/" + name, "expected a time such as 2026-11-20T09:00:00Z, found " + text);
    }
  }

  /// Reads a bucket's CORS rules; empty where they are not given.
  static Optional<List<ObjectNode>> corsRules(JsonNode cors, String at) {
    JsonNode rules = cors.isObject() ? cors.path("CORSRules") : cors;
    return rules.isMissingNode() || rules.isNull()
        ? Optional.empty()
        : Optional.of(elements(rules, at).stream().map(rule -> (ObjectNode) rule).toList());
  }

  /// Reads how a bucket encrypts; empty where it is not given.
  static Optional<ObjectNode> encryption(JsonNode value, String at) {
    JsonNode configuration = unwrapped(value, "ServerSideEncryptionConfiguration");
    if (configuration.isMissingNode() || configuration.isNull()) {
      return Optional.empty();
    }
    if (!(configuration instanceof ObjectNode object)) {
      throw new MalformedDocumentException(at, "expected an object, found " + configuration);
    }
    return Optional.of(object);
  }

  /// Reads tags from an object of texts, or from a list of Key and Value as the APIs return it.
  static SortedMap<String, String> tags(JsonNode tags, String at) {
    if (!tags.isArray()) {
      return strings(tags, at);
    }
    SortedMap<String, String> byKey = new TreeMap<>();
    for (JsonNode tag : tags) {
      byKey.put(required(tag, at, "Key", "the tag's key"), tag.path("Value").asText());
    }
    return byKey;
  }

  static SortedMap<String, String> strings(JsonNode object, String at) {
    SortedMap<String, String> strings = new TreeMap<>();
    if (object.isMissingNode() || object.isNull()) {
      return strings;
    }
    if (!object.isObject()) {
      throw new MalformedDocumentException(at, "expected an object, found " + object);
    }
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    members.forEach(
        (name, value) ->
            strings.put(name, value.isTextual() ? value.textValue() : value.toString()));
    return strings;
  }

  /// Reads an object whose members must be texts.
  static SortedMap<String, String> texts(JsonNode object, String at) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!member.getValue().isTextual()) {
        throw new MalformedDocumentException(
            at + "/" + member.getKey(), "expected a text, found " + member.getValue());
      }
    }
    return strings(object, at);
  }
}
