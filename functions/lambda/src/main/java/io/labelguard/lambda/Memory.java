package io.labelguard.lambda;

import io.labelguard.aws.records.DynamoJobIndex;
import io.labelguard.aws.records.DynamoRecords;
import io.labelguard.aws.records.DynamoSweepPages;
import io.labelguard.core.index.InMemoryJobIndex;
import io.labelguard.core.index.JobIndex;
import io.labelguard.core.record.Records;
import io.labelguard.core.sweep.InMemorySweepPages;
import io.labelguard.core.sweep.SweepPages;
import io.labelguard.lambda.environment.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the guard remembers from one event to the next: its records, the jobs that it knows, and
/// how far its sweeps are. All lie in the same table, or in memory.
public record Memory(Records records, JobIndex index, SweepPages sweeps) {

  /// Returns what the state table holds.
  static Memory ofTable(Environment environment, Clients clients) {
    DynamoDbClient dynamo = clients.dynamoDb();
    return new Memory(
        new DynamoRecords(dynamo, environment.table(), environment.recordsKept()),
        new DynamoJobIndex(dynamo, environment.table()),
        new DynamoSweepPages(dynamo, environment.table()));
  }

  /// Returns records with an empty index: until a sweep has filled it, labeling jobs are listed.
  public static Memory withNewIndex(Records records) {
    return new Memory(records, new InMemoryJobIndex(), new InMemorySweepPages());
  }
}
