package io.labelguard.aws.records;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The few calls to the table that records need; every read is consistent.
final class StateTable {

  private final DynamoDbClient dynamo;
  private final String name;

  StateTable(DynamoDbClient dynamo, String name) {
    this.dynamo = dynamo;
    this.name = name;
  }

  Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
    var answer = dynamo.getItem(ask -> ask.tableName(name).key(key).consistentRead(true));
    return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
  }

  void delete(Map<String, AttributeValue> key) {
    dynamo.deleteItem(ask -> ask.tableName(name).key(key));
  }

  /// Returns all items of a partition whose sort key begins so.
  List<Map<String, AttributeValue>> query(String partition, String prefix) {
    return stream(partition, prefix, true).toList();
  }

  /// Returns the last items of a partition whose sort key begins so, at most `limit`.
  List<Map<String, AttributeValue>> newest(String partition, String prefix, int limit) {
    return stream(partition, prefix, false).limit(limit).toList();
  }

  private Stream<Map<String, AttributeValue>> stream(
      String partition, String prefix, boolean forward) {
    return dynamo
        .queryPaginator(
            ask ->
                ask.tableName(name)
                    .consistentRead(true)
                    .scanIndexForward(forward)
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", AttributeValue.fromS(partition),
                            ":prefix", AttributeValue.fromS(prefix))))
        .items()
        .stream();
  }

  void put(Map<String, AttributeValue> item) {
    dynamo.putItem(ask -> ask.tableName(name).item(item));
  }

  /// Puts the item where a condition on the one that is there holds.
  ///
  /// @param condition over `#until`, `#token`, `:now` (epoch milliseconds) and `:token`, that of
  ///     the new item
  /// @return false where it does not hold
  boolean putIf(Map<String, AttributeValue> item, String condition, Instant now) {
    return holds(
        () ->
            dynamo.putItem(
                ask ->
                    ask.tableName(name)
                        .item(item)
                        .conditionExpression(condition)
                        .expressionAttributeNames(Map.of("#until", "until", "#token", "token"))
                        .expressionAttributeValues(
                            Map.of(
                                ":now", AttributeValue.fromN(String.valueOf(now.toEpochMilli())),
                                ":token", item.getOrDefault("token", AttributeValue.fromS(""))))));
  }

  /// Puts the item where the one that is there has that version; 0 means that none is there.
  ///
  /// @return false where it has not
  boolean putVersion(Map<String, AttributeValue> item, long version) {
    return holds(
        () ->
            dynamo.putItem(
                ask -> {
                  ask.tableName(name).item(item);
                  if (version == 0) {
                    ask.conditionExpression("attribute_not_exists(pk)");
                  } else {
                    ask.conditionExpression("#version = :version")
                        .expressionAttributeNames(Map.of("#version", "version"))
                        .expressionAttributeValues(
                            Map.of(":version", AttributeValue.fromN(String.valueOf(version))));
                  }
                }));
  }

  /// Deletes the item where an attribute of it has a value; else does nothing.
  void deleteIf(Map<String, AttributeValue> key, String attribute, AttributeValue value) {
    holds(
        () ->
            dynamo.deleteItem(
                ask ->
                    ask.tableName(name)
                        .key(key)
                        .conditionExpression("#attribute = :value")
                        .expressionAttributeNames(Map.of("#attribute", attribute))
                        .expressionAttributeValues(Map.of(":value", value))));
  }

  private static boolean holds(Runnable write) {
    try {
      write.run();
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }
}
