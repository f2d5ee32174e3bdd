package io.labelguard.aws.records;

import io.labelguard.core.record.Looks;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Builds items of the table, and reads their attributes.
final class Items {

  private final Map<String, AttributeValue> attributes;

  private Items(Map<String, AttributeValue> key) {
    this.attributes = new HashMap<>(key);
  }

  static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  /// Returns the key of an item.
  static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return key(text(item, "pk"), text(item, "sk"));
  }

  /// Returns the item, which DynamoDB may delete after that time.
  static Map<String, AttributeValue> expiring(Map<String, AttributeValue> item, Instant until) {
    return new Items(item).expires(until).item();
  }

  /// Returns a value in an item, which has no key.
  static Items nothing() {
    return new Items(Map.of());
  }

  static Items at(String pk, String sk) {
    return new Items(key(pk, sk));
  }

  Items text(String name, String value) {
    attributes.put(name, AttributeValue.fromS(value));
    return this;
  }

  Items text(String name, Optional<String> value) {
    value.ifPresent(present -> text(name, present));
    return this;
  }

  /// Adds a list, which unlike a set may be empty.
  Items texts(String name, Collection<String> values) {
    return value(name, AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
  }

  /// Adds a list of numbers, which unlike a set may be empty and may repeat a number.
  Items numbers(String name, List<Long> values) {
    return value(
        name,
        AttributeValue.fromL(
            values.stream().map(each -> AttributeValue.fromN(String.valueOf(each))).toList()));
  }

  Items number(String name, long value) {
    attributes.put(name, AttributeValue.fromN(String.valueOf(value)));
    return this;
  }

  /// Adds a time, to the millisecond.
  Items time(String name, Instant value) {
    return number(name, value.toEpochMilli());
  }

  Items flag(String name, boolean value) {
    attributes.put(name, AttributeValue.fromBool(value));
    return this;
  }

  Items value(String name, AttributeValue value) {
    attributes.put(name, value);
    return this;
  }

  /// Allows DynamoDB to delete the item after that time.
  Items expires(Instant at) {
    return number("expires", at.getEpochSecond() + 1);
  }

  Map<String, AttributeValue> item() {
    return Map.copyOf(attributes);
  }

  /// Returns a text that the item must have.
  static String text(Map<String, AttributeValue> item, String name) {
    return optional(item, name).orElseThrow(() -> lacks(item, name));
  }

  static Optional<String> optional(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }

  /// Returns texts that the item must have, sorted.
  static SortedSet<String> texts(Map<String, AttributeValue> item, String name) {
    return new TreeSet<>(textsInOrder(item, name));
  }

  /// Returns texts that the item must have, as they were added.
  static List<String> textsInOrder(Map<String, AttributeValue> item, String name) {
    return list(item, name).stream().map(AttributeValue::s).toList();
  }

  /// Returns a list that the item must have.
  static List<AttributeValue> list(Map<String, AttributeValue> item, String name) {
    AttributeValue list = item.get(name);
    if (list == null || !list.hasL()) {
      throw lacks(item, "list " + name);
    }
    return list.l();
  }

  /// Returns a map that the item must have.
  static Map<String, AttributeValue> map(Map<String, AttributeValue> item, String name) {
    AttributeValue map = item.get(name);
    if (map == null || !map.hasM()) {
      throw lacks(item, "map " + name);
    }
    return map.m();
  }

  private static IllegalStateException lacks(Map<String, AttributeValue> item, String what) {
    return new IllegalStateException(
        "item " + item.get("pk") + " " + item.get("sk") + " has no " + what);
  }

  /// Returns a number that the item must have.
  static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.n() == null) {
      throw lacks(item, "number " + name);
    }
    return Long.parseLong(value.n());
  }

  /// Returns a time to the millisecond; empty where the item has none of that name.
  static Optional<Instant> time(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name))
        .map(AttributeValue::n)
        .map(Long::parseLong)
        .map(Instant::ofEpochMilli);
  }

  /// Returns a flag that the item must have.
  static boolean flag(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.bool() == null) {
      throw lacks(item, "flag " + name);
    }
    return value.bool();
  }

  /// Returns numbers that the item must have.
  static List<Long> numbers(Map<String, AttributeValue> item, String name) {
    return list(item, name).stream().map(each -> Long.valueOf(each.n())).toList();
  }

  /// Returns looks as one text.
  static String joined(Looks looks) {
    return looks.times().stream().map(Instant::toString).collect(Collectors.joining(" "));
  }

  /// Returns looks that were joined. An item without them is of a policy that nobody may rely on.
  static Looks looks(Map<String, AttributeValue> item, String name) {
    return optional(item, name)
        .filter(text -> !text.isEmpty())
        .map(text -> new Looks(Stream.of(text.split(" ")).map(Instant::parse).toList()))
        .orElse(Looks.NONE);
  }

  /// Returns a time as text that sorts as times do.
  static String sortable(Instant at) {
    return "%012d.%09d".formatted(at.getEpochSecond(), at.getNano());
  }
}
