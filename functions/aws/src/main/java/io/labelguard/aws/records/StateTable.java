package io.labelguard.aws.records;

import io.labelguard.aws.AwsCalls;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Makes the calls to the table that the records need. Every read is consistent; a call that fails
/// throws [io.labelguard.core.port.CallFailedException].
final class StateTable {

  /// The most items that one BatchGetItem accepts.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a>
  static final int BATCH = 100;

  static final String IS_NEW = "attribute_not_exists(pk)";
  static final String HAS_VERSION = "#version = :version";
  static final Map<String, String> VERSION_NAME = Map.of("#version", "version");

  private final DynamoDbClient dynamo;
  private final String name;

  StateTable(DynamoDbClient dynamo, String name) {
    this.dynamo = dynamo;
    this.name = name;
  }

  /// Returns what makes several writes to this table in one call.
  WritesTogether together() {
    return new WritesTogether(dynamo, name);
  }

  Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
    GetItemResponse answer =
        read(() -> dynamo.getItem(ask -> ask.tableName(name).key(key).consistentRead(true)));
    return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
  }

  void delete(Map<String, AttributeValue> key) {
    write(() -> dynamo.deleteItem(ask -> ask.tableName(name).key(key)));
  }

  /// Returns all items of a partition.
  List<Map<String, AttributeValue>> query(String partition) {
    // A sort key has at least one character.
    return read(() -> stream(partition, "sk >= :sk", "\u0001", true).toList());
  }

  /// Returns all items of a partition whose sort key begins with a prefix.
  List<Map<String, AttributeValue>> query(String partition, String prefix) {
    return read(() -> stream(partition, "begins_with(sk, :sk)", prefix, true).toList());
  }

  /// Returns the items of a partition from that sort key on, last first.
  List<Map<String, AttributeValue>> from(String partition, String sortKey) {
    return read(() -> stream(partition, "sk >= :sk", sortKey, false).toList());
  }

  /// Reads the items of a partition from that sort key on, last first, as far as the reader goes.
  ///
  /// @param page how many items one call reads at most
  <T> T last(
      String partition,
      String sortKey,
      int page,
      Function<Iterable<Map<String, AttributeValue>>, T> reader) {
    return read(
        () ->
            reader.apply(
                dynamo
                    .queryPaginator(
                        query(partition, "sk >= :sk", sortKey, false).limit(page).build())
                    .items()));
  }

  private Stream<Map<String, AttributeValue>> stream(
      String partition, String condition, String sortKey, boolean forward) {
    return dynamo
        .queryPaginator(query(partition, condition, sortKey, forward).build())
        .items()
        .stream();
  }

  private QueryRequest.Builder query(
      String partition, String condition, String sortKey, boolean forward) {
    return QueryRequest.builder()
        .tableName(name)
        .consistentRead(true)
        .scanIndexForward(forward)
        .keyConditionExpression("pk = :pk AND " + condition)
        .expressionAttributeValues(
            Map.of(
                ":pk", AttributeValue.fromS(partition),
                ":sk", AttributeValue.fromS(sortKey)));
  }

  /// Returns the existing items of these keys, in any order. Up to [#BATCH] keys need one call,
  /// unless DynamoDB answers in parts.
  List<Map<String, AttributeValue>> all(List<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    Deque<Map<String, AttributeValue>> left = new ArrayDeque<>(keys);
    while (!left.isEmpty()) {
      List<Map<String, AttributeValue>> batch = new ArrayList<>();
      while (!left.isEmpty() && batch.size() < BATCH) {
        batch.add(left.poll());
      }
      BatchGetItemResponse answer =
          read(
              () ->
                  dynamo.batchGetItem(
                      ask ->
                          ask.requestItems(
                              Map.of(
                                  name,
                                  KeysAndAttributes.builder()
                                      .keys(batch)
                                      .consistentRead(true)
                                      .build()))));
      found.addAll(answer.responses().getOrDefault(name, List.of()));
      if (answer.unprocessedKeys().containsKey(name)) {
        left.addAll(answer.unprocessedKeys().get(name).keys());
      }
    }
    return found;
  }

  void put(Map<String, AttributeValue> item) {
    write(() -> dynamo.putItem(ask -> ask.tableName(name).item(item)));
  }

  /// Puts the item if a condition on the stored item holds.
  ///
  /// @param condition over `#until`, `#token`, `:now` (epoch milliseconds) and `:token`, that of
  ///     the new item
  /// @return false if it does not hold
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

  /// Sets one attribute of a stored item; does nothing if there is none.
  void set(Map<String, AttributeValue> key, String attribute, String value) {
    holds(
        () ->
            dynamo.updateItem(
                ask ->
                    ask.tableName(name)
                        .key(key)
                        .updateExpression("SET #attribute = :value")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeNames(Map.of("#attribute", attribute))
                        .expressionAttributeValues(Map.of(":value", AttributeValue.fromS(value)))));
  }

  /// Replaces a stored item.
  ///
  /// @return false if there is none
  boolean replace(Map<String, AttributeValue> item) {
    return holds(
        () ->
            dynamo.putItem(
                ask -> ask.tableName(name).item(item).conditionExpression("attribute_exists(pk)")));
  }

  /// Puts the item if there is none yet; otherwise does nothing.
  void putNew(Map<String, AttributeValue> item) {
    holds(() -> dynamo.putItem(ask -> ask.tableName(name).item(item).conditionExpression(IS_NEW)));
  }

  /// Puts the item if the stored one has that version; 0 means that there is none.
  ///
  /// @return false if it has another version
  boolean putVersion(Map<String, AttributeValue> item, long version) {
    return holds(
        () ->
            dynamo.putItem(
                ask -> {
                  ask.tableName(name).item(item);
                  if (version == 0) {
                    ask.conditionExpression(IS_NEW);
                  } else {
                    ask.conditionExpression(HAS_VERSION)
                        .expressionAttributeNames(VERSION_NAME)
                        .expressionAttributeValues(versionValue(version));
                  }
                }));
  }

  /// Puts the item unless one of the same or a higher version is stored.
  void putNewer(Map<String, AttributeValue> item, long version) {
    holds(
        () ->
            dynamo.putItem(
                ask ->
                    ask.tableName(name)
                        .item(item)
                        .conditionExpression("attribute_not_exists(pk) OR #version < :version")
                        .expressionAttributeNames(VERSION_NAME)
                        .expressionAttributeValues(versionValue(version))));
  }

  /// Sets one attribute of the stored item if that has the version; otherwise does nothing.
  void setAt(
      Map<String, AttributeValue> key, long version, String attribute, AttributeValue value) {
    holds(
        () ->
            dynamo.updateItem(
                ask ->
                    ask.tableName(name)
                        .key(key)
                        .updateExpression("SET #attribute = :value")
                        .conditionExpression(HAS_VERSION)
                        .expressionAttributeNames(
                            Map.of("#attribute", attribute, "#version", "version"))
                        .expressionAttributeValues(
                            Map.of(
                                ":value",
                                value,
                                ":version",
                                AttributeValue.fromN(String.valueOf(version))))));
  }

  /// Deletes the item if an attribute of it has a value; otherwise does nothing.
  ///
  /// @return false if it has another value, or there is no item
  boolean deleteIf(Map<String, AttributeValue> key, String attribute, AttributeValue value) {
    return holds(
        () ->
            dynamo.deleteItem(
                ask ->
                    ask.tableName(name)
                        .key(key)
                        .conditionExpression("#attribute = :value")
                        .expressionAttributeNames(Map.of("#attribute", attribute))
                        .expressionAttributeValues(Map.of(":value", value))));
  }

  static Map<String, AttributeValue> versionValue(long version) {
    return Map.of(":version", AttributeValue.fromN(String.valueOf(version)));
  }

  private static <T> T read(Supplier<T> call) {
    return AwsCalls.of("read the state table", call);
  }

  private static <T> T write(Supplier<T> call) {
    return AwsCalls.of("write the state table", call);
  }

  private static boolean holds(Runnable write) {
    return write(() -> isWritten(write));
  }

  private static boolean isWritten(Runnable write) {
    try {
      write.run();
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }
}
