package io.labelguard.tests.pasted;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.aws.event.CloudTrailEvents;
import io.labelguard.aws.event.EventReading;
import io.labelguard.aws.records.DynamoJobIndex;
import io.labelguard.aws.records.DynamoRecords;
import io.labelguard.aws.records.DynamoSweepPages;
import io.labelguard.cli.account.RecordedEvent;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Intents;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.message.slack.SlackMessage;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.environment.AlertReceivers;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.local.LocalAws;
import io.labelguard.local.message.QueueMessage;
import io.labelguard.local.message.SentMessage;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.StateTableTags;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A guard in a local AWS with its records in DynamoDB Local, as a stack deploys it: the table has
/// the tags of template.yaml.
final class DeployedGuard implements AutoCloseable {

  static final String BUCKET = "gt-labeling-data";
  static final String REGION = "us-east-1";

  private static final String ROLE =
      "arn:aws:iam::111122223333:role/labelguard-ApplyFixRole-1A2B3C4D5E6F7";
  private static final String ANA = "arn:aws:iam::111122223333:user/ana";
  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:labelguard-findings";
  private static final String CHAT = "arn:aws:sns:us-east-1:111122223333:labelguard-chat";

  private final LocalAws aws;
  private final LocalTable table;
  private final String name;
  private final DynamoDbClient dynamo;
  private final Settings.Mode mode;
  private int taken;

  /// Starts the demo's account, which the guard swept an hour ago.
  ///
  /// @param name of its table, which is there and empty
  DeployedGuard(LocalTable table, String name, Settings.Mode mode) throws IOException {
    this.table = table;
    this.name = name;
    this.mode = mode;
    World world =
        World.read(Repository.root().resolve("functions/cli/src/main/resources/demo/world.json"));
    aws = LocalAws.start(world, ROLE, InstantSource.system());
    aws.state().putTable(name, StateTableTags.of("labelguard"));
    aws.state().putTable("orders", Map.of("team", "shop"));
    dynamo =
        DynamoDbClient.builder()
            .endpointOverride(table.endpoint())
            .region(Region.of(REGION))
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(credentials(ROLE))
            .build();
    Outcome swept = wiring(() -> Instant.now().minus(Duration.ofHours(1))).sweep().get();
    assertThat(swept.failures()).isEmpty();
    takeCommands();
  }

  /// Returns the settings of a person whose credentials are for this account.
  PersonsSettings person() {
    return new PersonsSettings(aws.accessKeyOf(ANA), aws.endpoint(), table.endpoint());
  }

  /// Changes the bucket's policy so that it denies Ground Truth, and lets the guard see it.
  void tighten() throws IOException {
    String recorded =
        Files.readString(Repository.root().resolve("events/03-policy-tightened.json"));
    String event = RecordedEvent.of(recorded).again(Instant.now()).event();
    assertThat(aws.state().enact(event)).isTrue();
    switch (CloudTrailEvents.read(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)))) {
      case EventReading.Ours(var change) ->
          assertThat(wiring(InstantSource.system()).guard().apply(change).findings()).isNotEmpty();
      case EventReading.FailedCall _, EventReading.NotOurs _ -> throw new AssertionError(event);
    }
  }

  /// Applies the fixes that the guard requested.
  List<FixOutcome> applyFixes() {
    return aws.takeQueueMessages().stream()
        .map(QueueMessage::groupId)
        .map(Optional::orElseThrow)
        .map(key -> new FixRequest(Target.Fixable.ofKey(key)))
        .map(wiring(InstantSource.system()).fixes())
        .toList();
  }

  /// Returns the commands in the mails, Slack messages and chat notifications since the last call.
  SortedSet<String> takeCommands() {
    SortedSet<String> commands = new TreeSet<>();
    List<SentMessage> sent = aws.sentMessages();
    for (SentMessage message : sent.subList(taken, sent.size())) {
      if (message.topicArn().equals(CHAT)) {
        commands.addAll(PrintedCommands.ofJson(message.message()));
      } else {
        commands.addAll(PrintedCommands.of(message.textFor("email")));
        commands.addAll(
            PrintedCommands.ofJson(
                SlackMessage.of(message.subject().orElseThrow(), message.textFor("sqs"))));
      }
    }
    taken = sent.size();
    return commands;
  }

  /// Returns the text of the bucket's policy.
  String policy() {
    return aws.state().policy(BUCKET).orElseThrow();
  }

  /// Changes the bucket's policy without an event.
  void setPolicy(String text) {
    aws.state().setPolicy(BUCKET, Optional.of(text));
  }

  /// Adds a table of another stack.
  void putTable(String other, String stack) {
    aws.state().putTable(other, StateTableTags.of(stack));
  }

  private Wiring wiring(InstantSource clock) {
    return new Wiring(
        new Environment(
            settings(),
            name,
            new AlertReceivers(TOPIC, Optional.of(CHAT), false),
            aws.endpoint() + "/111122223333/labelguard-fixes.fifo",
            new TreeMap<>(),
            Intents.KEPT,
            Duration.ZERO,
            1),
        new Clients(
            Region.of(REGION),
            credentials(ROLE),
            UrlConnectionHttpClient.create(),
            Optional.of(aws.endpoint())),
        new Memory(
            new DynamoRecords(dynamo, name),
            new DynamoJobIndex(dynamo, name),
            new DynamoSweepPages(dynamo, name)),
        clock,
        Pause.NONE);
  }

  private Settings settings() {
    Set<String> written = mode == Settings.Mode.ALERT ? Set.of() : Set.of(BUCKET);
    return new Settings(
        "111122223333",
        REGION,
        mode,
        Set.of(ROLE),
        Set.of(),
        written,
        Set.of(),
        false,
        false,
        3,
        Duration.ofDays(7),
        Duration.ofSeconds(30));
  }

  private StaticCredentialsProvider credentials(String arn) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(aws.accessKeyOf(arn), "local"));
  }

  @Override
  public void close() {
    dynamo.close();
    aws.close();
  }
}
