package io.labelguard.aws.tagging;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.records.DynamoRecords;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.StateTables;
import io.labelguard.core.port.past.RememberedPolicies;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Snapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the guards of an account and Region remember, as a person reads it: from the state table
/// that a person names, else from those that are found by their tag. Several guards may have
/// watched the same bucket, one after the other.
///
/// The tables are looked for when something is asked, and once. For one thread.
public final class FoundTables implements RememberedPolicies {

  private final Supplier<DynamoDbClient> dynamo;
  private final Duration kept;
  private final StateTables tagged;
  private final Map<String, DynamoRecords> opened = new HashMap<>();
  private Optional<Reading<List<String>>> found;

  /// @param kept how long records are kept that decide nothing any more
  /// @param tagged finds the tables
  /// @param named the table that a person names; empty for none
  public FoundTables(
      Supplier<DynamoDbClient> dynamo, Duration kept, StateTables tagged, Optional<String> named) {
    this.dynamo = dynamo;
    this.kept = kept;
    this.tagged = tagged;
    this.found = named.map(name -> new Reading.Known<>(List.of(name)));
  }

  @Override
  public Reading<List<Snapshot>> of(String bucket) {
    return switch (tables()) {
      case Reading.Known<List<String>>(List<String> names) -> read(names, bucket);
      case Reading.NotPermitted<List<String>>(String permission, String reason) ->
          new Reading.NotPermitted<>(permission, reason);
      case Reading.NotGiven<List<String>> _ -> new Reading.NotGiven<>();
    };
  }

  private Reading<List<String>> tables() {
    if (found.isEmpty()) {
      found = Optional.of(byTag());
    }
    return found.get();
  }

  private Reading<List<String>> byTag() {
    try {
      return new Reading.Known<>(tagged.all().stream().map(StateTables.OfStack::name).toList());
    } catch (CallFailedException e) {
      if (!e.failure().refused()) {
        throw e;
      }
      return new Reading.NotPermitted<>("tag:GetResources", e.failure().reason());
    }
  }

  private Reading<List<Snapshot>> read(List<String> names, String bucket) {
    List<Snapshot> all = new ArrayList<>();
    for (String name : names) {
      Reading<List<Snapshot>> one =
          AwsCalls.of(
              "read what Labelguard remembers in table " + name, () -> snapshots(name, bucket));
      if (one.known().isEmpty()) {
        return one;
      }
      all.addAll(one.known().orElseThrow());
    }
    return new Reading.Known<>(all.stream().distinct().sorted(Snapshots.NEWEST_FIRST).toList());
  }

  private Reading<List<Snapshot>> snapshots(String name, String bucket) {
    try {
      DynamoRecords records =
          opened.computeIfAbsent(name, _ -> new DynamoRecords(dynamo.get(), name, kept));
      return new Reading.Known<>(records.bucketPast(bucket).snapshots());
    } catch (AwsServiceException e) {
      return AwsCalls.notPermitted("dynamodb:BatchGetItem, GetItem or Query", e);
    }
  }
}
