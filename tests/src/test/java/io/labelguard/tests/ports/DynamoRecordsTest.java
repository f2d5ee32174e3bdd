package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import io.labelguard.aws.records.DynamoRecords;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.EventClaims;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Intents;
import io.labelguard.core.record.Leases;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.RecordsContract;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Snapshots;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.message.TroubleChange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// Runs the contract of the records on DynamoDB itself, as Amazon publishes it for local use.
class DynamoRecordsTest extends RecordsContract {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final AtomicInteger TABLES = new AtomicInteger();

  private static DynamoDBProxyServer server;
  private static URI uri;
  private static DynamoDbClient dynamo;

  @BeforeAll
  static void startDynamo() throws Exception {
    String port = freePort();
    server =
        ServerRunner.createServerFromCommandLineArgs(new String[] {"-inMemory", "-port", port});
    server.start();
    uri = URI.create("http://127.0.0.1:" + port);
    dynamo = client(new ExecutionInterceptor() {});
  }

  @AfterAll
  static void stopDynamo() throws Exception {
    dynamo.close();
    server.stop();
  }

  private static final Target.Fixable A = Target.bucket("a");
  private static final Pattern LASTING = Pattern.compile("(guard|seen)/bucket/");

  @Override
  protected Records empty() {
    return new DynamoRecords(dynamo, table());
  }

  @Test
  void aClaimWhoseAnswerWasLostIsStillOurs() {
    String table = table();
    SentTwice twice = new SentTwice();
    try (DynamoDbClient client = client(twice)) {
      Records records = new DynamoRecords(client, table);
      assertThat(records.claimEvent("e-1", "a", NOON, Duration.ofMinutes(1)))
          .isEqualTo(EventClaims.Answer.CLAIMED);
      assertThat(records.claimEvent("e-1", "b", NOON, Duration.ofMinutes(1)))
          .isEqualTo(EventClaims.Answer.BUSY);
      assertThat(twice.sent).hasValueGreaterThan(0);
    }
  }

  @Test
  void aReceiverIsRecordedWhereAnotherProcessChangedTheMessageSince() {
    String table = table();
    Records ours = new DynamoRecords(dynamo, table);
    Records theirs = new DynamoRecords(dynamo, table);
    Set<String> receivers = Set.of("topic", "chat");
    ours.beginMessage("a", "one", receivers, NOON);
    theirs.receivedMessage("a", 1, Set.of("topic"), new TroubleChange.None());
    ours.receivedMessage("a", 1, Set.of("chat"), new TroubleChange.None());
    assertThat(theirs.beginMessage("a", "one", receivers, NOON).receivers())
        .containsExactly("chat", "topic");
  }

  @Test
  void aWriteWhoseAnswerWasLostIsCountedOnce() {
    String table = table();
    try (DynamoDbClient client = client(new SentTwice())) {
      Records records = new DynamoRecords(client, table);
      assertThat(records.countWrite(A, 2, NOON, Duration.ofDays(1))).isTrue();
      assertThat(records.countWrite(A, 2, NOON, Duration.ofDays(1))).isTrue();
      assertThat(records.countWrite(A, 2, NOON, Duration.ofDays(1))).isFalse();
    }
  }

  @Test
  void whatIsOnlyForNowExpiresAndWhatIsForGoodDoesNot() {
    String table = table();
    Records records = new DynamoRecords(dynamo, table);
    records.claimEvent("e-1", "a", NOON, Duration.ofMinutes(1));
    records.takeLease(A, "me", NOON, Duration.ofMinutes(1));
    records.countWrite(A, 3, NOON, Duration.ofDays(1));
    records.keep(
        new Snapshot(
            "a",
            Snapshot.Text.of(Optional.of("{}")),
            new Fingerprint("aa"),
            NOON,
            Looks.at(NOON),
            Optional.empty(),
            Optional.empty()));
    assertThat(dynamo.scan(ask -> ask.tableName(table)).items())
        .allSatisfy(
            item ->
                assertThat(item.containsKey("expires"))
                    .as(item.toString())
                    .isEqualTo(!LASTING.matcher(item.get("pk").s()).lookingAt()));
  }

  @Test
  void pastOfABucketIsTwoQueriesAndOneBatch() {
    String table = table();
    write(table, 120, "");
    Calls calls = new Calls();
    try (DynamoDbClient client = client(calls)) {
      Records records = new DynamoRecords(client, table);
      records.past(A);
      calls.names.clear();
      assertThat(records.bucketPast("a").snapshots()).hasSize(120);
    }
    assertThat(calls.names).containsExactly("Query", "Query", "BatchGetItem");
  }

  /// Texts of the largest size that do not shrink: what lies too far back for one look is said to
  /// be so, and a history still shows it.
  @Test
  void pastOfABucketReadsAtMostThreeHundredKilobytes() {
    String table = table();
    write(table, Snapshots.MOST, noise());
    Records records = new DynamoRecords(dynamo, table);
    List<Snapshot> snapshots = records.bucketPast("a").snapshots();
    assertThat(snapshots).hasSize(Snapshots.MOST);
    List<Snapshot> fetched =
        snapshots.stream().filter(snapshot -> snapshot.policy().isPresent()).toList();
    assertThat(fetched).isNotEmpty().isEqualTo(snapshots.subList(0, fetched.size()));
    assertThat(snapshots.subList(fetched.size(), snapshots.size()))
        .isNotEmpty()
        .allMatch(snapshot -> snapshot.text() instanceof Snapshot.Text.NotFetched);
    assertThat(bytes(table, fetched.size())).isLessThan(300_000);
    assertThat(records.wholePast("a").snapshots())
        .allMatch(snapshot -> snapshot.policy().isPresent());
  }

  @Test
  void tableOfAnotherFormIsRecognized() {
    String table = table();
    putForm(table, "3");
    assertThat(new DynamoRecords(dynamo, table).past(A).form()).isEqualTo(3);
  }

  @Test
  void formIsReadAgainAfterAWhileAndBeforeAWrite() {
    String table = table();
    Instant[] now = {NOON};
    Records records = new DynamoRecords(dynamo, table, Intents.KEPT, () -> now[0]);
    assertThat(records.past(A).form()).isEqualTo(Records.FORM);
    putForm(table, "3");
    assertThat(records.past(A).form()).isEqualTo(Records.FORM);
    assertThat(records.takeLease(A, "run", NOON, Leases.LONGEST)).isTrue();
    assertThat(records.past(A).form()).isEqualTo(3);
    putForm(table, "4");
    now[0] = NOON.plusSeconds(299);
    assertThat(records.past(A).form()).isEqualTo(3);
    now[0] = NOON.plusSeconds(300);
    assertThat(records.past(A).form()).isEqualTo(4);
  }

  private static void putForm(String table, String form) {
    dynamo.putItem(
        ask ->
            ask.tableName(table)
                .item(
                    Map.of(
                        "pk", AttributeValue.fromS("form"),
                        "sk", AttributeValue.fromS("form"),
                        "form", AttributeValue.fromN(form))));
  }

  @Test
  void firstWriteGivesTheTableItsForm() {
    String table = table();
    Records records = new DynamoRecords(dynamo, table);
    Intent.Texts texts = new Intent.Texts("{}", "{ }");
    Fingerprint fingerprint = Fingerprint.of(Optional.of("{}"));
    records.begin(
        new Intent(
            "i-1",
            A,
            new Purpose.Fix(),
            Optional.empty(),
            Collections.emptySortedSet(),
            fingerprint,
            fingerprint,
            NOON,
            Optional.empty()),
        texts);
    assertThat(dynamo.scan(ask -> ask.tableName(table)).items())
        .anySatisfy(
            item ->
                assertThat(item)
                    .containsEntry("pk", AttributeValue.fromS("form"))
                    .containsEntry("form", AttributeValue.fromN("2")));
  }

  private static void write(String table, int changes, String filling) {
    Records records = new DynamoRecords(dynamo, table);
    for (int i = 0; i < changes; i++) {
      Optional<String> text = Optional.of("{\"Id\":\"" + i + "\"}" + filling);
      records.keep(
          new Snapshot(
              "a",
              Snapshot.Text.of(i < changes - 100 && filling.isEmpty() ? Optional.empty() : text),
              Fingerprint.of(text),
              NOON.plusSeconds(i),
              Looks.at(NOON.plusSeconds(i)),
              Optional.of("arn:aws:sts::111122223333:assumed-role/deployer/ci"),
              Optional.of("e-" + i)));
    }
  }

  private static String noise() {
    byte[] random = new byte[10_000];
    new Random(1).nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /// How much of the table a look at the past reads: every look, and so many texts.
  private static long bytes(String table, int texts) {
    List<Map<String, AttributeValue>> items =
        dynamo.scanPaginator(ask -> ask.tableName(table)).items().stream().toList();
    long bodies =
        items.stream()
            .filter(item -> item.get("sk").s().startsWith("body#"))
            .limit(texts)
            .mapToLong(DynamoRecordsTest::size)
            .sum();
    return bodies
        + items.stream()
            .filter(item -> item.get("sk").s().startsWith("look#"))
            .mapToLong(DynamoRecordsTest::size)
            .sum();
  }

  private static long size(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToLong(
            each ->
                each.getKey().length()
                    + (each.getValue().b() == null
                        ? each.getValue().toString().length()
                        : each.getValue().b().asByteArrayUnsafe().length))
        .sum();
  }

  private static String table() {
    String name = "records-" + TABLES.incrementAndGet();
    dynamo.createTable(
        ask ->
            ask.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    return name;
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static DynamoDbClient client(ExecutionInterceptor interceptor) {
    return DynamoDbClient.builder()
        .endpointOverride(uri)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "made-up")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(with -> with.addExecutionInterceptor(interceptor))
        .build();
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  /// Notes which operations are called.
  private static final class Calls implements ExecutionInterceptor {

    private final List<String> names = new ArrayList<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes with) {
      names.add(with.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
  }

  /// Sends every put a first time by another client just before the real one, as if that first
  /// try's answer had been lost.
  private static final class SentTwice implements ExecutionInterceptor {

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicReference<PutItemRequest> last = new AtomicReference<>();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes with) {
      if (context.request() instanceof PutItemRequest put && !put.equals(last.getAndSet(put))) {
        sent.incrementAndGet();
        try {
          dynamo.putItem(put);
        } catch (software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException _) {
          // Then the real one fails as well.
        }
      }
    }
  }
}
