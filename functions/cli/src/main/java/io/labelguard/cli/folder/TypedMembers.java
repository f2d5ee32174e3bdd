package io.labelguard.cli.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads the members of one JSON object of the records with their types.
///
/// @param at JSON pointer of the object
record TypedMembers(String at, JsonNode object) {

  /// Reads one object.
  interface Reader<T> {
    T read(TypedMembers members) throws MalformedRecordsException;
  }

  /// Refuses members with other names.
  void only(String... names) throws MalformedRecordsException {
    if (!object.isObject()) {
      throw wrong(at, "an object", object);
    }
    Set<String> known = Set.of(names);
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!known.contains(member.getKey())) {
        throw new MalformedRecordsException(
            pointer(member.getKey()), "is not known: another version of labelguard wrote it");
      }
    }
  }

  String text(String name) throws MalformedRecordsException {
    JsonNode value = object.path(name);
    if (!value.isTextual()) {
      throw wrong(pointer(name), "a text", value);
    }
    return value.textValue();
  }

  Optional<String> optional(String name) throws MalformedRecordsException {
    return object.has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  Instant time(String name) throws MalformedRecordsException {
    return time(pointer(name), object.path(name));
  }

  boolean truth(String name) throws MalformedRecordsException {
    JsonNode value = object.path(name);
    if (!value.isBoolean()) {
      throw wrong(pointer(name), "true or false", value);
    }
    return value.booleanValue();
  }

  int number(String name) throws MalformedRecordsException {
    JsonNode value = object.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(pointer(name), "a whole number", value);
    }
    return value.intValue();
  }

  List<String> texts(String name) throws MalformedRecordsException {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list(name)) {
      if (!item.isTextual()) {
        throw wrong(pointer(name) + "/" + texts.size(), "a text", item);
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  /// Returns the texts of a list that an earlier version did not write.
  List<String> optionalTexts(String name) throws MalformedRecordsException {
    return object.has(name) ? texts(name) : List.of();
  }

  /// Returns the objects of a list.
  <T> List<T> objects(String name, Reader<T> reader) throws MalformedRecordsException {
    List<T> objects = new ArrayList<>();
    for (JsonNode item : list(name)) {
      objects.add(reader.read(new TypedMembers(pointer(name) + "/" + objects.size(), item)));
    }
    return objects;
  }

  /// Returns the objects of a list by the text that each has under `key`.
  <T> SortedMap<String, T> byKey(String name, String key, Reader<T> reader)
      throws MalformedRecordsException {
    SortedMap<String, T> byKey = new TreeMap<>();
    for (JsonNode item : list(name)) {
      TypedMembers each = new TypedMembers(pointer(name) + "/" + byKey.size(), item);
      T value = reader.read(each);
      if (byKey.put(each.text(key), value) != null) {
        throw new MalformedRecordsException(each.pointer(key), "appears twice");
      }
    }
    return byKey;
  }

  /// Returns the objects of a list that an earlier version did not write, by the text that each has
  /// under `key`.
  <T> SortedMap<String, T> optionalByKey(String name, String key, Reader<T> reader)
      throws MalformedRecordsException {
    return object.has(name) ? byKey(name, key, reader) : new TreeMap<>();
  }

  Optional<TypedMembers> optionalObject(String name) {
    return object.has(name)
        ? Optional.of(new TypedMembers(pointer(name), object.path(name)))
        : Optional.empty();
  }

  List<Instant> times(String name) throws MalformedRecordsException {
    List<Instant> times = new ArrayList<>();
    for (JsonNode item : list(name)) {
      times.add(time(pointer(name) + "/" + times.size(), item));
    }
    return times;
  }

  private JsonNode list(String name) throws MalformedRecordsException {
    JsonNode value = object.path(name);
    if (!value.isArray()) {
      throw wrong(pointer(name), "a list", value);
    }
    return value;
  }

  private static Instant time(String at, JsonNode value) throws MalformedRecordsException {
    try {
      return Instant.parse(value.asText(""));
    } catch (DateTimeException _) {
      throw wrong(at, "a time such as 2026-11-20T10:00:00Z", value);
    }
  }

  private String pointer(String name) {
    return at + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static MalformedRecordsException wrong(String at, String expected, JsonNode found) {
    return new MalformedRecordsException(
        at,
        "expected "
            + expected
            + ", found "
            + (found.isMissingNode() ? "nothing" : shortened(found.toString())));
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
