package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.aws.records.DynamoRecords;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Snapshot;
import io.labelguard.local.LocalAws;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.StateTableTags;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// In an account `labelguard doctor` reads what the guards there remember of a failed job's
/// buckets.
class DoctorTableTest {

  private static final String TABLE = "labelguard-StateTable-1A";
  private static final String JOB = "cats-and-dogs";
  private static final String BUCKET = "gt-labeling-data";
  private static final String EVE = "arn:aws:sts::111122223333:assumed-role/Admin/eve";

  private static LocalTable table;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private ObjectNode world;

  @BeforeAll
  static void startTable() throws Exception {
    table = new LocalTable(Template.read().properties("StateTable"), TABLE);
  }

  @AfterAll
  static void stopTable() throws Exception {
    table.stop();
  }

  /// The job ran from three days ago to yesterday, and CloudTrail may not be read.
  @BeforeEach
  void aJobHasFailed() throws IOException {
    table.empty(Template.read().properties("StateTable"), TABLE);
    world =
        (ObjectNode)
            Command.tree(
                Files.readString(Repository.root().resolve("docs/examples/failed-world.json"))
                    .replace("2026-11-10T08:00:00Z", now.minus(Duration.ofDays(3)).toString())
                    .replace("2026-11-12T08:00:00Z", now.minus(Duration.ofDays(1)).toString()));
    world.remove(List.of("trail", "now"));
    world.put("now", now.toString());
    keep(now.minus(Duration.ofDays(4)), Optional.empty(), Optional.empty());
    keep(
        now.minus(Duration.ofDays(2)),
        Optional.of(world.at("/buckets/0/policy").toString()),
        Optional.of("e-1"));
  }

  @Test
  void aChangeThatTheGuardSawIsNamedWithWhoMadeIt() {
    try (CredentialsAccount account = start(table.endpoint())) {
      account.aws().state().putTable(TABLE, StateTableTags.of("labelguard"));
      Command run = doctor();
      assertThat(run.lines("change"))
          .singleElement()
          .satisfies(
              change -> {
                assertThat(change.path("event").asText()).isEqualTo("PutBucketPolicy");
                assertThat(change.path("bucket").asText()).isEqualTo(BUCKET);
                assertThat(change.path("actor").asText()).isEqualTo(EVE);
                assertThat(change.path("denies").toString()).contains("\"ground-truth\"");
              });
      assertThat(notes(run)).anyMatch(note -> note.contains("Labelguard has watched its policy"));
      assertThat(run.exit()).isOne();
    }
  }

  /// A stack that was removed may have left its table behind.
  @Test
  void ofSeveralTablesAllAreRead() {
    try (CredentialsAccount account = start(table.endpoint())) {
      table.create(Template.read().properties("StateTable"), "test-StateTable-2B");
      account.aws().state().putTable(TABLE, StateTableTags.of("labelguard"));
      account.aws().state().putTable("test-StateTable-2B", StateTableTags.of("test"));
      assertThat(doctor().lines("change")).hasSize(1);
    }
  }

  @Test
  void withoutATableNothingIsSaidOfItAndWithOneABucketTakesFourCallsMore() {
    try (CredentialsAccount account = start(table.endpoint())) {
      Command without = doctor();
      assertThat(without.lines("change")).isEmpty();
      assertThat(notes(without)).noneMatch(note -> note.contains("Labelguard remembers"));
      account.aws().state().putTable(TABLE, StateTableTags.of("labelguard"));
      assertThat(calls(doctor())).isEqualTo(calls(without) + 4);
    }
  }

  private static int calls(Command run) {
    return run.lines("verdict").getFirst().path("calls").asInt();
  }

  @Test
  void aTableThatMayNotBeLookedForIsNotPassedOver() {
    try (CredentialsAccount account = start(table.endpoint())) {
      LocalAws aws = account.aws();
      aws.state().putTable(TABLE, StateTableTags.of("labelguard"));
      aws.faults().next(1, "GetResources", Fault.ACCESS_DENIED);
      Command run = doctor();
      assertThat(run.lines("change")).isEmpty();
      assertThat(notes(run))
          .filteredOn(note -> note.startsWith("What Labelguard remembers"))
          .singleElement()
          .asString()
          .contains("was not read: AWS refuses tag:GetResources");
    }
  }

  @Test
  void aTableThatDoesNotAnswerIsACallThatFailed() {
    try (CredentialsAccount account = start(URI.create("http://127.0.0.1:1"))) {
      account.aws().state().putTable(TABLE, StateTableTags.of("labelguard"));
      Command run = doctor();
      assertThat(notes(run))
          .contains("What Labelguard remembers of the policies could not be read.");
      assertThat(run.lines("prerequisite")).hasSizeGreaterThan(20);
    }
  }

  private CredentialsAccount start(URI dynamo) {
    return CredentialsAccount.start(World.parse(world.toString()), dynamo);
  }

  private static Command doctor() {
    return Command.run("doctor", "--job", JOB, "--format", "json");
  }

  private static List<String> notes(Command run) {
    return run.lines("note").stream().map(note -> note.path("message").asText()).toList();
  }

  private static void keep(Instant at, Optional<String> policy, Optional<String> event) {
    try (DynamoDbClient dynamo =
        DynamoDbClient.builder()
            .endpointOverride(table.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build()) {
      new DynamoRecords(dynamo, TABLE, Duration.ofDays(400))
          .keep(
              new Snapshot(
                  BUCKET,
                  Snapshot.Text.of(policy),
                  Fingerprint.of(policy),
                  at,
                  Looks.at(at),
                  event.map(_ -> EVE),
                  event));
    }
  }
}
