package io.labelguard.lambda.rehearsal;

import static java.util.stream.Collectors.joining;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The state table as a rehearsal finds it, with a sweep behind it. It answers reads, and keeps
/// nothing that is written.
final class CannedTable {

  private static final String PARTITION = "pk";
  private static final String SORT = "sk";

  private final List<Item> items;

  private record Item(String partition, String sortKey, String text) {}

  /// @param text an array of items, as DynamoDB answers them
  /// @throws MalformedJsonException where it is not JSON
  CannedTable(String text) throws MalformedJsonException {
    items =
        all(JsonReader.read(text)).stream()
            .map(
                item -> new Item(string(item, PARTITION), string(item, SORT), item.span().of(text)))
            .toList();
  }

  /// Answers a call.
  ///
  /// @param request its body
  /// @throws MalformedJsonException where that is not JSON
  String answer(String operation, String request) throws MalformedJsonException {
    Json asked = JsonReader.read(request);
    return switch (operation) {
      case "GetItem" ->
          items(isAt(member(asked, "Key")))
              .findFirst()
              .map("{\"Item\":%s}"::formatted)
              .orElse("{}");
      case "Query" -> {
        List<String> found = items(isAskedFor(asked)).toList();
        yield "{\"Items\":[%s],\"Count\":%d,\"ScannedCount\":%d}"
            .formatted(String.join(",", found), found.size(), found.size());
      }
      case "BatchGetItem" -> batch(member(asked, "RequestItems"));
      default -> "{}";
    };
  }

  private String batch(Json tables) {
    return "{\"Responses\":{%s},\"UnprocessedKeys\":{}}"
        .formatted(
            members(tables).stream()
                .map(
                    table ->
                        // The name of a table has nothing that JSON escapes.
                        "\""
                            + table.name().value()
                            + "\":["
                            + all(member(table.value(), "Keys")).stream()
                                .flatMap(key -> items(isAt(key)))
                                .collect(joining(","))
                            + "]")
                .collect(joining(",")));
  }

  private Stream<String> items(Predicate<Item> wanted) {
    return items.stream().filter(wanted).map(Item::text);
  }

  private static Predicate<Item> isAt(Json key) {
    return item ->
        item.partition().equals(string(key, PARTITION)) && item.sortKey().equals(string(key, SORT));
  }

  /// The guard asks for the sort keys that begin with a text, or for those from a text on.
  private static Predicate<Item> isAskedFor(Json query) {
    Json values = member(query, "ExpressionAttributeValues");
    String sortKey = string(values, ":" + SORT);
    boolean prefix = text(member(query, "KeyConditionExpression")).contains("begins_with");
    return item ->
        item.partition().equals(string(values, ":" + PARTITION))
            && (prefix
                ? item.sortKey().startsWith(sortKey)
                : item.sortKey().compareTo(sortKey) >= 0);
  }

  /// The text of an attribute, which DynamoDB writes as `{"S": text}`.
  private static String string(Json item, String attribute) {
    return text(member(member(item, attribute), "S"));
  }

  private static String text(Json value) {
    return value instanceof Json.Str text ? text.value() : "";
  }

  private static List<Json> all(Json value) {
    return value instanceof Json.Arr array ? array.items() : List.of();
  }

  private static List<Json.Member> members(Json value) {
    return value instanceof Json.Obj object ? object.members() : List.of();
  }

  /// A member that the caller knows to be there.
  private static Json member(Json value, String name) {
    return members(value).stream()
        .filter(member -> member.name().value().equals(name))
        .map(Json.Member::value)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + name));
  }
}
