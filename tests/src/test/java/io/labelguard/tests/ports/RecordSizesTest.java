package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.aws.records.DynamoRecords;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// How large the items of the table are, and how much of it a read costs, by DynamoDB's own rules.
///
/// @see <a
///     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item
///     sizes</a>
class RecordSizesTest {

  private static final Map<String, Object> SHAPE = Template.read().properties("StateTable");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String BUCKET =
      "a-bucket-whose-name-has-as-many-characters-as-names-may-have-ok";
  private static final Target.Fixable TARGET = Target.bucket(BUCKET);
  private static final int LARGEST_ITEM = 300_000;

  private static LocalTable table;
  private static DynamoDbClient dynamo;
  private static final Bytes READ = new Bytes();
  private static int tables;

  @BeforeAll
  static void start() throws Exception {
    table = new LocalTable(SHAPE, "Sizes");
    dynamo =
        DynamoDbClient.builder()
            .endpointOverride(table.endpoint())
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .overrideConfiguration(with -> with.addExecutionInterceptor(READ))
            .build();
  }

  @AfterAll
  static void stop() throws Exception {
    dynamo.close();
    table.stop();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_999, 2_000, 2_001, 12_345})
  void noItemGrowsWithTheNumberOfJobs(int number) {
    String name = empty();
    Records records = new DynamoRecords(dynamo, name);
    SortedSet<String> jobs = jobs(number);
    Intent fix = intent(NOON, new Purpose.TemporaryFix(jobs, NOON.plus(Duration.ofDays(7))));
    records.begin(fix, new Intent.Texts("{}", "{ }"));
    records.complete(fix, new Completion(Result.APPLIED, NOON, "It was read back."));
    assertThat(items(name)).allMatch(item -> size(item) < LARGEST_ITEM);
    READ.sum.set(0);
    assertThat(records.past(TARGET).intents()).hasSize(1);
    assertThat(READ.sum.get()).as("a past is read without the names").isLessThan(1_000);
    assertThat(((Purpose.TemporaryFix) records.temporary().getFirst().purpose()).jobs())
        .isEqualTo(jobs);
    assertThat(((Purpose.TemporaryFix) whole(records).getFirst().purpose()).jobs()).isEqualTo(jobs);
  }

  /// Three fixes a day, each removed by another text, so that each vetoes,
  /// and 300 policies of 20 KB that do not shrink.
  @Test
  void yearOfDailyBreakerTripsCostsAnEventLessThanAMegabyte() {
    Records records = new DynamoRecords(dynamo, empty());
    for (int write = 0; write < 365 * 3; write++) {
      Instant begun = NOON.plus(Duration.ofHours(8).multipliedBy(write));
      Intent fix = intent(begun, new Purpose.Fix());
      records.begin(fix, new Intent.Texts("{}", "{ }"));
      records.complete(
          fix, new Completion(Result.APPLIED, begun.plusSeconds(2), "It was read back."));
      records.countWrite(TARGET, 3, begun, Duration.ofDays(1));
    }
    for (int change = 0; change < 300; change++) {
      records.keep(largest(change));
    }
    READ.sum.set(0);
    assertThat(records.bucketPast(BUCKET).own().sinceRearm()).hasSize(365 * 3);
    assertThat(READ.sum.get()).isBetween(300_000L, 1_000_000L);
  }

  @Test
  void retiredIntentsCostAPastNothingAndExpireWithWhatOnlyTheyNeed() {
    String name = empty();
    Records records = new DynamoRecords(dynamo, name, Duration.ofDays(30));
    Purpose temporary = new Purpose.TemporaryFix(jobs(3), NOON);
    Intent old = intent(NOON, temporary);
    records.begin(old, new Intent.Texts("{}", "{\"Id\":\"only the old one's\"}"));
    Intent refused = intent(NOON.plusSeconds(1), new Purpose.Fix());
    records.begin(refused, new Intent.Texts("{}", "{ }"));
    Intent newest = intent(NOON.plusSeconds(2), new Purpose.Fix());
    records.begin(newest, new Intent.Texts("{}", "{ }"));
    records.retire(TARGET, List.of(old, refused), NOON.plus(Duration.ofDays(4)));
    assertThat(records.past(TARGET).intents()).containsExactly(newest);
    assertThat(whole(records))
        .extracting(Intent::id)
        .containsExactly(newest.id(), refused.id(), old.id());
    String expires = String.valueOf(NOON.plus(Duration.ofDays(34)).getEpochSecond() + 1);
    assertThat(items(name).filter(item -> item.containsKey("expires")))
        .allSatisfy(item -> assertThat(item.get("expires").n()).isEqualTo(expires))
        .extracting(item -> item.get("sk").s().replaceFirst("#.*", ""))
        .containsExactlyInAnyOrder("done", "done", "for", "body");
    records.begin(
        intent(NOON.plusSeconds(3), new Purpose.Fix()),
        new Intent.Texts("{\"Id\":\"only the old one's\"}", "{}"));
    assertThat(items(name).filter(item -> item.get("sk").s().startsWith("body#")))
        .as("a text that is needed again stays")
        .noneMatch(item -> item.containsKey("expires"));
  }

  private static List<Intent> whole(Records records) {
    return records.wholePast(BUCKET).own().intents();
  }

  private static SortedSet<String> jobs(int number) {
    return new TreeSet<>(
        IntStream.range(0, number)
            .mapToObj(i -> "job-" + "x".repeat(53) + "%06d".formatted(i))
            .toList());
  }

  private static Intent intent(Instant begun, Purpose purpose) {
    return new Intent(
        new UUID(begun.toEpochMilli(), 1).toString(),
        TARGET,
        purpose,
        Optional.empty(),
        // What a fix usually writes: a statement and its companion.
        new TreeSet<>(List.of("0123456789abcdef", "0123456789abcdff")),
        Fingerprint.of(Optional.of("{\"Id\":\"before\"}")),
        Fingerprint.of(Optional.of("{\"Id\":\"after\"}")),
        begun,
        Optional.empty());
  }

  private static Snapshot largest(int number) {
    byte[] random = new byte[10_000];
    new Random(number).nextBytes(random);
    Optional<String> text = Optional.of(HexFormat.of().formatHex(random));
    Instant at = NOON.plusSeconds(number);
    return new Snapshot(
        BUCKET,
        Snapshot.Text.of(text),
        Fingerprint.of(text),
        at,
        Looks.at(at),
        Optional.of("arn:aws:sts::111122223333:assumed-role/policy-pipeline/deployment-2026"),
        Optional.of(new UUID(1, number).toString()));
  }

  private static String empty() {
    String name = "Sizes" + ++tables;
    table.create(SHAPE, name);
    return name;
  }

  private static Stream<Map<String, AttributeValue>> items(String name) {
    return dynamo.scanPaginator(ask -> ask.tableName(name)).items().stream();
  }

  private static long size(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToLong(each -> bytes(each.getKey()) + size(each.getValue()))
        .sum();
  }

  private static long size(AttributeValue value) {
    return switch (value.type()) {
      case S -> bytes(value.s());
      case N -> (value.n().length() + 1) / 2 + 1;
      case B -> value.b().asByteArrayUnsafe().length;
      case BOOL -> 1;
      case L -> 3 + value.l().stream().mapToLong(each -> 1 + size(each)).sum();
      case SS, NS, BS, M, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new AssertionError("no item has such an attribute: " + value);
    };
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// Adds up the sizes of the items that were read.
  private static final class Bytes implements ExecutionInterceptor {

    private final AtomicLong sum = new AtomicLong();

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes with) {
      if (context.response() instanceof QueryResponse query) {
        query.items().forEach(item -> sum.addAndGet(size(item)));
      } else if (context.response() instanceof BatchGetItemResponse batch) {
        batch.responses().values().stream()
            .flatMap(List::stream)
            .forEach(item -> sum.addAndGet(size(item)));
      }
    }
  }
}
