package io.labelguard.tests.safety;

import static io.labelguard.tests.safety.GuardedBucket.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.aws.records.DynamoRecords;
import io.labelguard.core.guard.Settings.Mode;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Several runs at once, on records in memory and in DynamoDB.
class AppliersTest {

  private static final int AT_ONCE = 4;

  private static final Map<String, Object> SHAPE = Template.read().properties("StateTable");

  private static LocalTable table;
  private static int tables;

  @BeforeAll
  static void startTheTable() throws Exception {
    table = new LocalTable(SHAPE, "SafetyTable");
  }

  @AfterAll
  static void stopTheTable() throws Exception {
    table.stop();
  }

  @Test
  void severalAppliersAtOnceWriteOnce() throws Exception {
    try (GuardedBucket bucket = new GuardedBucket(Mode.FIX)) {
      appliers(bucket);
    }
  }

  @Test
  void severalAppliersAtOnceWriteOnceWithTheTable() throws Exception {
    try (GuardedBucket bucket = new GuardedBucket(Mode.FIX, emptyTable())) {
      appliers(bucket);
    }
  }

  private static void appliers(GuardedBucket bucket) throws Exception {
    bucket.tightened();
    List<Optional<FixOutcome>> outcomes = atOnce(bucket::apply);
    assertThat(outcomes.stream().flatMap(Optional::stream))
        .extracting(FixOutcome::result)
        .containsOnlyOnce(Result.APPLIED)
        .doesNotContain(Result.CANNOT_TELL);
    assertThat(bucket.guardPuts()).isOne();
    Promises.hold(bucket, 1);
  }

  @Test
  void oneEventDeliveredSeveralTimesAtOnceIsHandledOnce() throws Exception {
    try (GuardedBucket bucket = new GuardedBucket(Mode.FIX)) {
      bucket.put(ANA, Policies.TIGHT);
      String event = bucket.aws().takeEvents().getFirst();
      List<Optional<Outcome>> outcomes = atOnce(() -> bucket.tryToDeliver(event));
      assertThat(outcomes)
          .filteredOn(
              outcome -> outcome.filter(it -> it.result() == Outcome.Result.FINDINGS).isPresent())
          .hasSize(1);
      assertThat(bucket.deliver(event).reason()).isEqualTo("This event was already handled.");
      Promises.hold(bucket, 1);
    }
  }

  @Test
  void applierKilledAnywhereWritesOnceWithTheTable() {
    List<String> broken = new ArrayList<>();
    for (int calls = 20; calls < 60; calls += 3) {
      try (GuardedBucket bucket = new GuardedBucket(Mode.FIX, emptyTable())) {
        bucket.tightened();
        bucket.workOnce(Life.ofCalls(calls));
        try {
          Promises.hold(bucket, 1);
        } catch (AssertionError e) {
          broken.add("after call " + calls + ": " + e.getMessage());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static GuardedBucket.RecordsOfALife emptyTable() {
    String name = "SafetyTable" + ++tables;
    table.create(SHAPE, name);
    return (_, http) ->
        new DynamoRecords(
            DynamoDbClient.builder()
                .endpointOverride(table.endpoint())
                .region(Region.US_EAST_1)
                .httpClient(http)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build(),
            name);
  }

  private static <T> List<T> atOnce(Callable<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(AT_ONCE);
    List<Future<T>> runs = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int run = 0; run < AT_ONCE; run++) {
        runs.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> run : runs) {
        results.add(run.get());
      }
      return results;
    }
  }
}
