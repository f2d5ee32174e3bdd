package io.labelguard.aws.records;

import static io.labelguard.aws.records.StateTable.HAS_VERSION;
import static io.labelguard.aws.records.StateTable.IS_NEW;
import static io.labelguard.aws.records.StateTable.VERSION_NAME;

import io.labelguard.aws.AwsCalls;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Makes several writes to the state table in one call: all of them or none. IAM asks for the
/// permissions of the single writes.
///
/// @see <a
///     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html">Using
///     IAM with DynamoDB transactions</a>
final class WritesTogether {

  /// Why DynamoDB makes none of several writes, where that need not be an error.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CancellationReason.html">CancellationReason</a>
  private static final Set<String> LOST =
      Set.of("None", "ConditionalCheckFailed", "TransactionConflict");

  private final DynamoDbClient dynamo;
  private final String table;

  WritesTogether(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /// Makes these writes.
  ///
  /// @return false if a condition does not hold, or another write is at one of the items
  boolean make(TransactWriteItem... writes) {
    return AwsCalls.of("write the state table", () -> isMade(writes));
  }

  /// Returns the put of an item, whatever is stored.
  TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
  }

  /// Returns the put of an item if the stored one has that version; 0 where no item is stored.
  TransactWriteItem putVersion(Map<String, AttributeValue> item, long version) {
    return TransactWriteItem.builder()
        .put(
            put -> {
              put.tableName(table).item(item);
              if (version == 0) {
                put.conditionExpression(IS_NEW);
              } else {
                put.conditionExpression(HAS_VERSION)
                    .expressionAttributeNames(VERSION_NAME)
                    .expressionAttributeValues(StateTable.versionValue(version));
              }
            })
        .build();
  }

  /// Returns the deletion of an item, if there is one.
  TransactWriteItem delete(Map<String, AttributeValue> key) {
    return TransactWriteItem.builder().delete(delete -> delete.tableName(table).key(key)).build();
  }

  private boolean isMade(TransactWriteItem... writes) {
    try {
      dynamo.transactWriteItems(
          ask -> ask.transactItems(writes).clientRequestToken(DynamoRecords.token()));
      return true;
    } catch (TransactionCanceledException e) {
      if (e.cancellationReasons().stream().map(CancellationReason::code).allMatch(LOST::contains)) {
        return false;
      }
      throw e;
    }
  }
}
