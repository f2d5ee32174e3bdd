package io.labelguard.aws.records;

import io.labelguard.core.record.EventClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Keeps claims in the state table, each by conditional writes to one item.
public final class DynamoClaims implements EventClaims {

  private static final String SORT_KEY = "event";

  private final StateTable table;
  private final UnaryOperator<String> partition;

  private DynamoClaims(StateTable table, UnaryOperator<String> partition) {
    this.table = table;
    this.partition = partition;
  }

  /// Returns the claims on events.
  static DynamoClaims ofEvents(StateTable table) {
    return new DynamoClaims(table, Partitions::event);
  }

  /// Returns the claims on messages to Slack, which have partitions of their own.
  ///
  /// @param table the table's name
  public static DynamoClaims ofSlack(DynamoDbClient dynamo, String table) {
    return new DynamoClaims(new StateTable(dynamo, table), Partitions::slack);
  }

  @Override
  public Answer claimEvent(String eventId, String owner, Instant now, Duration claim) {
    boolean claimed =
        table.putIf(
            Items.at(partition.apply(eventId), SORT_KEY)
                .flag("finished", false)
                .number("until", now.plus(claim).toEpochMilli())
                .text("token", owner)
                .expires(now.plus(claim))
                .item(),
            "attribute_not_exists(pk) OR #until <= :now OR #token = :token",
            now);
    if (claimed) {
      return Answer.CLAIMED;
    }
    return table
            .get(Items.key(partition.apply(eventId), SORT_KEY))
            .filter(item -> Items.flag(item, "finished"))
            .isPresent()
        ? Answer.FINISHED
        : Answer.BUSY;
  }

  @Override
  public void finishEvent(String eventId, Instant now, Duration keep) {
    table.put(
        Items.at(partition.apply(eventId), SORT_KEY)
            .flag("finished", true)
            .number("until", now.plus(keep).toEpochMilli())
            .text("token", DynamoRecords.token())
            .expires(now.plus(keep))
            .item());
  }

  @Override
  public void abandonEvent(String eventId, String owner) {
    // A finished event has another token than any owner.
    table.deleteIf(
        Items.key(partition.apply(eventId), SORT_KEY), "token", AttributeValue.fromS(owner));
  }
}
