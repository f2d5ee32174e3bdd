package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.records.DynamoJobIndex;
import io.labelguard.core.index.Completeness;
import io.labelguard.core.index.InMemoryJobIndex;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.index.JobCreator;
import io.labelguard.core.index.JobId;
import io.labelguard.core.index.JobIndex;
import io.labelguard.core.index.JobIndexContract;
import io.labelguard.core.index.JobRow;
import io.labelguard.core.index.JobStory;
import io.labelguard.core.index.SampleJobs;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Runs the contract of the job index on DynamoDB itself, as Amazon publishes it for local use, and
/// counts its calls and bytes.
class DynamoJobIndexTest extends JobIndexContract {

  private static final Map<String, Object> SHAPE = Template.read().properties("StateTable");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final UsedThing DATA = UsedThing.bucket("gt-data");

  /// So one query, which reads up to 1 MB, reads more than 5,000 rows.
  private static final int LARGEST_ROW = 200;

  /// How many things the job uses that most tests here are about.
  private static final int USES = 15;

  /// The item of a job, its rows, and the mark that these are written.
  private static final int WRITES_OF_A_JOB = 1 + USES + 1;

  private static final Interception CALLS = new Interception();

  private static LocalTable local;
  private static DynamoDbClient dynamo;
  private static int tables;

  private String table = "";

  @BeforeAll
  static void start() throws Exception {
    local = new LocalTable(SHAPE, "Jobs");
    dynamo =
        DynamoDbClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .overrideConfiguration(with -> with.addExecutionInterceptor(CALLS))
            .build();
  }

  @AfterAll
  static void stop() throws Exception {
    dynamo.close();
    local.stop();
  }

  @Override
  protected JobIndex empty() {
    CALLS.before = _ -> {};
    table = "Jobs" + ++tables;
    local.create(SHAPE, table);
    return new DynamoJobIndex(dynamo, table);
  }

  /// The same stories as the property of the index in memory, which is the model here.
  @Test
  void indexIsThatInMemoryAfterAnyStory() {
    for (long seed = 0; seed < 15; seed++) {
      JobIndex index = empty();
      JobIndex model = new InMemoryJobIndex();
      JobStory story = JobStory.of(seed);
      story.batches().forEach(batch -> assertThat(index.add(batch)).isEqualTo(model.add(batch)));
      List<IndexedJob> known = model.jobs(JobStory.jobs());
      assertThat(index.jobs(JobStory.jobs())).as("seed " + seed).isEqualTo(known);
      known.stream()
          .flatMap(job -> job.uses().stream())
          .distinct()
          .forEach(
              thing ->
                  assertThat(index.using(thing))
                      .as("seed %d, %s", story.seed(), thing)
                      .isEqualTo(model.using(thing)));
    }
  }

  @Test
  void detectingFunctionsMayWriteEveryItemAndAllExpire() {
    JobIndex index = empty();
    index.add(described("scans", NOON));
    index.add(seen("scans", Status.STOPPED, NOON));
    index.add(described("more", NOON));
    index.recordSweep("us-east-1", NOON);
    assertThat(items()).hasSizeGreaterThan(20);
    assertThat(items())
        .allSatisfy(item -> assertThat(item.get("pk").s()).startsWith("job/"))
        .allSatisfy(item -> assertThat(item).containsKey("expires"));
  }

  @Test
  void rowOfABucketHasAtMostTwoHundredBytes() {
    String longest = "n".repeat(63);
    JobIndex index = empty();
    index.add(
        IndexedJob.described(SampleJobs.at("b".repeat(63), longest), NOON)
            .by(new JobCreator("arn:aws:iam::111122223333:role/" + "r".repeat(64), true)));
    index.add(
        IndexedJob.seen(
            longest,
            Status.IN_PROGRESS,
            Optional.of(new LabelCounters(9_999_999, 9_999_999, 9_999_999)),
            NOON.plusSeconds(1)));
    assertThat(items())
        .filteredOn(item -> item.get("pk").s().startsWith("job/bucket/"))
        .hasSize(1)
        .allSatisfy(item -> assertThat(size(item)).isLessThanOrEqualTo(LARGEST_ROW));
  }

  @Test
  void twentyJobsAtABucketAreReadByTwoCalls() {
    JobIndex index = empty();
    index.add(IntStream.range(0, 20).mapToObj(number -> described("job-" + number, NOON)).toList());
    List<String> calls =
        CALLS.during(
            () ->
                assertThat(index.jobs(index.using(DATA).stream().map(JobRow::job).toList()))
                    .hasSize(20));
    assertThat(calls).containsExactly("Query", "BatchGetItem");
  }

  @Test
  void factThatIsKnownIsNotWrittenAgain() {
    JobIndex index = empty();
    index.add(described("scans", NOON));
    assertThat(CALLS.during(() -> index.add(described("scans", NOON))))
        .containsExactly("BatchGetItem");
  }

  @Test
  void sightingWritesOneItemAndOnceADayTheRows() {
    JobIndex index = empty();
    index.add(described("scans", NOON));
    long rows = items().stream().filter(item -> !item.get("sk").s().equals("job")).count();
    assertThat(rows).isEqualTo(USES);
    Instant first = expiry("job/bucket/gt-data");
    Instant soon = NOON.plus(JobIndex.RENEWED).minusMillis(1);
    assertThat(CALLS.during(() -> index.add(seen("scans", Status.IN_PROGRESS, soon))))
        .containsExactly("BatchGetItem", "PutItem");
    assertThat(expiry("job/bucket/gt-data")).isEqualTo(first);
    Instant later = NOON.plus(JobIndex.RENEWED);
    assertThat(CALLS.during(() -> index.add(seen("scans", Status.IN_PROGRESS, later))))
        .hasSize(1 + WRITES_OF_A_JOB)
        .endsWith("UpdateItem");
    assertThat(expiry("job/bucket/gt-data")).isEqualTo(first.plus(JobIndex.RENEWED));
    assertThat(first).isAfter(NOON.plus(JobIndex.KEPT));
  }

  /// A sweep that completes the index renews each live job, so no row may expire while that
  /// completeness lasts.
  @Test
  void rowOutlastsTheCompletenessOfTheSweepThatSawItsJob() {
    assertThat(JobIndex.KEPT.minus(JobIndex.RENEWED)).isGreaterThan(Completeness.LASTS);
  }

  @Test
  void callThatDiedBeforeItsRowsIsCompletedByTheNextFact() {
    for (int died = 1; died <= WRITES_OF_A_JOB; died++) {
      JobIndex index = empty();
      CALLS.failAt(died);
      assertThatThrownBy(() -> index.add(described("scans", NOON)))
          .as("write " + died)
          .isInstanceOf(CallFailedException.class);
      CALLS.before = _ -> {};
      index.add(died % 2 == 0 ? described("scans", NOON) : described("scans", NOON.plusMillis(1)));
      IndexedJob known = index.jobs(List.of(JobId.of("scans"))).getFirst();
      assertThat(known.uses()).hasSize(USES);
      assertThat(known.uses()).allSatisfy(thing -> assertThat(index.using(thing)).hasSize(1));
    }
  }

  /// The end is written between two writes of the create event, wherever that is.
  @Test
  void endThatComesBetweenTheWritesOfACreateEventWins() {
    for (int at = 1; at <= WRITES_OF_A_JOB; at++) {
      JobIndex index = empty();
      CALLS.runAt(at, () -> index.add(seen("scans", Status.COMPLETED, NOON.plusSeconds(1))));
      index.add(described("scans", NOON));
      IndexedJob known = index.jobs(List.of(JobId.of("scans"))).getFirst();
      assertThat(known.status()).as("write " + at).isEqualTo(Status.COMPLETED);
      assertThat(known.uses())
          .hasSize(USES)
          .allSatisfy(thing -> assertThat(index.using(thing)).as(known.toString()).isEmpty());
    }
  }

  /// The first try of each put arrives, and its answer is lost.
  @Test
  void writesWhoseAnswerWasLostAreRecognized() {
    JobIndex index = empty();
    Set<SdkRequest> tried = new HashSet<>();
    CALLS.before =
        request -> {
          if (request instanceof PutItemRequest put && tried.add(put)) {
            dynamo.putItem(put);
          }
        };
    assertThat(index.add(described("scans", NOON)).settings()).isPresent();
    assertThat(index.using(DATA)).hasSize(1);
    assertThat(index.using(new UsedThing(UsedThing.Kind.TEAM, "vets"))).hasSize(1);
    assertThat(tried).hasSize(1 + USES);
  }

  private static IndexedJob described(String name, Instant at) {
    return IndexedJob.described(SampleJobs.full(name), at);
  }

  private static IndexedJob seen(String name, Status status, Instant at) {
    return IndexedJob.seen(name, status, Optional.empty(), at);
  }

  private List<Map<String, AttributeValue>> items() {
    return dynamo.scanPaginator(ask -> ask.tableName(table)).items().stream().toList();
  }

  private Instant expiry(String partition) {
    return items().stream()
        .filter(item -> item.get("pk").s().equals(partition))
        .map(item -> Instant.ofEpochSecond(Long.parseLong(item.get("expires").n())))
        .findFirst()
        .orElseThrow();
  }

  /// As DynamoDB counts.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item
  ///     sizes</a>
  private static int size(Map<String, AttributeValue> row) {
    return row.entrySet().stream()
        .mapToInt(
            each ->
                each.getKey().length()
                    + (each.getValue().s() == null
                        ? (each.getValue().n().length() + 1) / 2 + 1
                        : each.getValue().s().getBytes(StandardCharsets.UTF_8).length))
        .sum();
  }

  /// Notes which operations are called, and does something before a call is sent.
  private static final class Interception implements ExecutionInterceptor {

    private final List<String> names = new ArrayList<>();
    private volatile Consumer<SdkRequest> before = _ -> {};

    List<String> during(Runnable calls) {
      synchronized (names) {
        names.clear();
      }
      calls.run();
      synchronized (names) {
        return List.copyOf(names);
      }
    }

    /// Lets the n-th write fail.
    void failAt(int number) {
      runAt(
          number,
          () -> {
            throw SdkClientException.create("cut off");
          });
    }

    /// Runs something before the n-th write.
    void runAt(int number, Runnable action) {
      int[] left = {number};
      before =
          request -> {
            if (writes(request) && --left[0] == 0) {
              before = _ -> {};
              action.run();
            }
          };
    }

    private static boolean writes(SdkRequest request) {
      return request.getClass().getSimpleName().matches("(Put|Update)ItemRequest");
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes with) {
      synchronized (names) {
        names.add(with.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
      }
      before.accept(context.request());
    }
  }
}
