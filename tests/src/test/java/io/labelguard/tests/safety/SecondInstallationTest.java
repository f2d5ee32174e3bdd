package io.labelguard.tests.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.aws.event.CloudTrailEvents;
import io.labelguard.aws.event.EventReading;
import io.labelguard.aws.records.DynamoJobIndex;
import io.labelguard.aws.records.DynamoRecords;
import io.labelguard.aws.records.DynamoSweepPages;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Settings.Mode;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.HistoryEntry;
import io.labelguard.core.record.Target;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.local.LocalAws;
import io.labelguard.local.world.World;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Labelguard is removed and deployed again with the table of the first stack. The roles of the two
/// stacks have different names, and only the table leads from one to the other.
class SecondInstallationTest {

  private static final String BUCKET = Policies.BUCKET;
  private static final String TABLE = "labelguard-StateTable-1A2B";
  private static final String PERSON = "arn:aws:iam::111122223333:user/ana";

  private final LocalClock clock = new LocalClock(Instant.parse("2026-11-20T10:00:00Z"));
  private LocalTable table;
  private LocalAws aws;

  @BeforeEach
  void start() throws Exception {
    table = new LocalTable(Template.read().properties("StateTable"), TABLE);
    aws = LocalAws.start(World.parse(GuardedBucket.world()), PERSON, clock);
  }

  @AfterEach
  void stop() throws Exception {
    aws.close();
    table.stop();
  }

  @Test
  void aVetoSurvivesUntilAPersonEndsIt() {
    Installation first = deploy("first", Mode.FIX);
    first.sweepTwice();
    put(Policies.TIGHT);
    assertThat(first.handleEverything()).containsExactly(Result.APPLIED);
    put(Policies.TIGHT);
    assertThat(first.handleEverything()).as("a person put it back").isEmpty();

    Installation second = deploy("second", Mode.FIX);
    second.sweepTwice();
    put(Policies.tight("AnotherSid"));
    assertThat(second.handleEverything()).isEmpty();
    assertThat(policy()).isEqualTo(Policies.tight("AnotherSid"));

    second.byHand().rearm(Target.bucket(BUCKET));
    put(Policies.tight("AThirdSid"));
    assertThat(second.handleEverything()).containsExactly(Result.APPLIED);
  }

  @Test
  void withoutTheOldTableTheVetoIsForgotten() {
    Installation first = deploy("first", Mode.FIX);
    first.sweepTwice();
    put(Policies.TIGHT);
    assertThat(first.handleEverything()).containsExactly(Result.APPLIED);
    put(Policies.TIGHT);
    assertThat(first.handleEverything()).isEmpty();

    table.empty(Template.read().properties("StateTable"), TABLE);
    Installation second = deploy("second", Mode.FIX);
    put(Policies.LOOSE);
    assertThat(second.handleEverything()).isEmpty();
    // What was open for less than a day after a denial counts as closed.
    clock.sleep(Duration.ofDays(1));
    second.sweepTwice();
    put(Policies.TIGHT);
    assertThat(second.handleEverything()).containsExactly(Result.APPLIED);
  }

  @Test
  void aTemporaryFixIsListedAndTakenOutBeforeTheStackIsRemoved() {
    Installation first = temporarilyFixed();

    List<HistoryEntry.Wrote> inPlace = first.byHand().temporary();
    assertThat(inPlace)
        .singleElement()
        .satisfies(
            fix -> {
              assertThat(fix.intent().target()).isEqualTo(Target.bucket(BUCKET));
              assertThat(fix.diff()).contains("vpce-");
            });
    FixOutcome undone = first.byHand().undo(BUCKET, Optional.of(inPlace.getFirst().intent().id()));

    assertThat(undone.result()).isEqualTo(Result.APPLIED);
    assertThat(policy()).isEqualTo(Policies.TIGHT);
    assertThat(first.byHand().temporary()).isEmpty();
    assertThat(deploy("second", Mode.TEMPORARY).byHand().temporary()).isEmpty();
  }

  @Test
  void aTemporaryFixThatWasLeftIsRemovedByTheSecondInstallation() {
    temporarilyFixed();
    Installation second = deploy("second", Mode.TEMPORARY);
    assertThat(second.byHand().temporary()).hasSize(1);
    aws.state().setJobStatus("cats-and-dogs", "Completed");

    second.sweep();

    assertThat(second.handleEverything()).containsExactly(Result.APPLIED);
    assertThat(policy()).isEqualTo(Policies.TIGHT);
    assertThat(second.byHand().temporary()).isEmpty();
  }

  @Test
  void whatTheFirstInstallationSawOpenCountsForTheSecond() {
    deploy("first", Mode.ALERT).sweepTwice();
    Installation second = deploy("second", Mode.FIX);
    put(Policies.TIGHT);
    assertThat(second.handleEverything()).containsExactly(Result.APPLIED);
  }

  private Installation temporarilyFixed() {
    Installation first = deploy("first", Mode.TEMPORARY);
    first.sweepTwice();
    put(Policies.TIGHT);
    assertThat(first.handleEverything()).containsExactly(Result.APPLIED);
    assertThat(policy()).isNotEqualTo(Policies.TIGHT);
    return first;
  }

  private String policy() {
    return aws.state().policy(BUCKET).orElseThrow();
  }

  private void put(String policy) {
    clock.sleep(Duration.ofMinutes(1));
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(PERSON))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      s3.putBucketPolicy(ask -> ask.bucket(BUCKET).policy(policy));
    }
  }

  private StaticCredentialsProvider credentials(String arn) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(aws.accessKeyOf(arn), "local"));
  }

  private Installation deploy(String stack, Mode mode) {
    String role = "arn:aws:iam::111122223333:role/" + stack + "-ApplyFixRole-1A2B3C4D";
    Settings settings =
        new Settings(
            "111122223333",
            "us-east-1",
            mode,
            Set.of(role),
            Set.of(),
            Set.of("gt-*"),
            Set.of(),
            false,
            false,
            3,
            Duration.ofDays(7),
            Duration.ofSeconds(30));
    return new Installation(wiring(settings, role), wiring(settings, PERSON));
  }

  private Wiring wiring(Settings settings, String caller) {
    DynamoDbClient dynamo =
        DynamoDbClient.builder()
            .endpointOverride(table.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    return new Wiring(
        new Environment(
            settings,
            TABLE,
            "arn:aws:sns:us-east-1:111122223333:findings",
            aws.endpoint() + "/111122223333/fixes.fifo",
            new TreeMap<>()),
        new Clients(
            Region.US_EAST_1,
            credentials(caller),
            aws.dated(UrlConnectionHttpClient.create()),
            Optional.of(aws.endpoint())),
        new Memory(
            new DynamoRecords(dynamo, TABLE),
            new DynamoJobIndex(dynamo, TABLE),
            new DynamoSweepPages(dynamo, TABLE)),
        clock,
        clock);
  }

  /// One stack: its functions, and a person's commands beside it.
  private final class Installation {

    private final Wiring functions;
    private final Wiring person;

    private Installation(Wiring functions, Wiring person) {
      this.functions = functions;
      this.person = person;
    }

    /// Sweeps twice within the hours after which a policy counts as seen.
    void sweepTwice() {
      for (int times = 0; times < 2; times++) {
        sweep();
      }
    }

    void sweep() {
      clock.sleep(Duration.ofHours(1));
      assertThat(functions.sweep().get().failures()).isEmpty();
    }

    /// Handles the waiting events and fix requests, and those that come of them.
    ///
    /// @return the results of the fixes
    List<Result> handleEverything() {
      List<Result> results =
          aws.takeEvents().stream().flatMap(event -> handled(event).stream()).toList();
      return results.isEmpty() ? fixed() : results;
    }

    private List<Result> handled(String event) {
      try {
        EventReading reading =
            CloudTrailEvents.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
        if (reading instanceof EventReading.Ours(GuardEvent ours)) {
          assertThat(functions.guard().apply(ours).failures()).isEmpty();
        }
        return fixed();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private List<Result> fixed() {
      return aws.takeQueueMessages().stream()
          .map(request -> Target.Fixable.ofKey(request.groupId().orElseThrow()))
          .map(target -> functions.fixes().apply(new FixRequest(target)).result())
          .toList();
    }

    OperatorActions byHand() {
      return person.byHand(PERSON);
    }
  }
}
