package io.labelguard.tests.safety;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// One kind of call to the state table.
///
/// @param who the role of the function, or [#PERSON]
/// @param action such as `PutItem`
/// @param partition the value of the partition key
record TableAccess(String who, String action, String partition) implements Comparable<TableAccess> {

  static final String PERSON = "a person";

  /// Whether it changes an item.
  boolean writes() {
    return Set.of("PutItem", "UpdateItem", "DeleteItem").contains(action);
  }

  @Override
  public int compareTo(TableAccess other) {
    return toString().compareTo(other.toString());
  }

  /// Records the calls of a DynamoDB client.
  static final class Recorder implements ExecutionInterceptor {

    private final Set<TableAccess> made = new TreeSet<>();
    private String who = "";

    /// From now on the calls are those of this role or person.
    void as(String role) {
      who = role;
    }

    Set<TableAccess> made() {
      return Set.copyOf(made);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes with) {
      if (context.request() instanceof TransactWriteItemsRequest together) {
        together.transactItems().forEach(this::note);
      } else {
        SdkRequest request = context.request();
        String action = request.getClass().getSimpleName().replace("Request", "");
        partitions(request).forEach(partition -> note(action, partition));
      }
    }

    /// IAM asks for the permissions of the single writes.
    private void note(TransactWriteItem write) {
      if (write.put() != null) {
        note("PutItem", write.put().item().get("pk").s());
      } else if (write.delete() != null) {
        note("DeleteItem", write.delete().key().get("pk").s());
      } else {
        throw new AssertionError("a write that no role may make: " + write);
      }
    }

    private void note(String action, String partition) {
      made.add(new TableAccess(who, action, partition));
    }

    private static Stream<String> partitions(SdkRequest request) {
      return switch (request) {
        case GetItemRequest get -> Stream.of(get.key().get("pk")).map(AttributeValue::s);
        case PutItemRequest put -> Stream.of(put.item().get("pk")).map(AttributeValue::s);
        case UpdateItemRequest set -> Stream.of(set.key().get("pk")).map(AttributeValue::s);
        case DeleteItemRequest delete -> Stream.of(delete.key().get("pk")).map(AttributeValue::s);
        case QueryRequest query ->
            Stream.of(query.expressionAttributeValues().get(":pk")).map(AttributeValue::s);
        case BatchGetItemRequest batch ->
            batch.requestItems().values().stream()
                .flatMap(table -> table.keys().stream())
                .map(key -> key.get("pk").s());
        default -> throw new AssertionError("a call that no role may make: " + request);
      };
    }
  }

  @Override
  public String toString() {
    return String.join(" ", List.of(who, action, partition));
  }
}
