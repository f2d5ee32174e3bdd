package io.labelguard.tests.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.aws.parameter.OwnerParameters;
import io.labelguard.aws.secret.SecretText;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.lambda.ApplyFixHandler;
import io.labelguard.lambda.BucketPolicyHandler;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.Journal;
import io.labelguard.lambda.LabelingJobHandler;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.WorkteamHandler;
import io.labelguard.lambda.environment.OwnerSettings;
import io.labelguard.lambda.slack.SlackPosts;
import io.labelguard.lambda.slack.SlackWebhook;
import io.labelguard.lambda.slack.TopicMessage;
import io.labelguard.local.LocalAws;
import io.labelguard.local.event.EventRules;
import io.labelguard.local.message.QueueMessage;
import io.labelguard.local.wire.Faults;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import io.labelguard.tests.packaged.FunctionEnvironment;
import io.labelguard.tests.packaged.LocalNames;
import io.labelguard.tests.packaged.QueueBatches;
import io.labelguard.tests.template.StackValues;
import io.labelguard.tests.template.Template;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The functions that judge and fix, deployed with every parameter that lets them do more, in one
/// local account with their records in memory. Notes what each calls.
final class WatchedFunctions implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-20T06:00:00Z");
  static final String APPLY_FIX = "ApplyFixFunction";
  static final String SWEEP = "SweepFunction";
  static final String SLACK = "SlackFunction";
  static final String BUCKET = "gt-labeling-data";

  /// Every parameter by which a function does more.
  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("Mode", "fix"),
          Map.entry("FixBuckets", BUCKET),
          Map.entry("FixCorsOf", BUCKET),
          Map.entry("FixTeams", "reviewers,street-scenes-annotators"),
          Map.entry("FixNewJobs", "true"),
          Map.entry("WorkforceCidrs", "203.0.113.0/24"),
          Map.entry("ReadManifestsOf", "gt-labeling-data,gt-vpc-only-scans"),
          Map.entry("ReadIdentity", "true"),
          Map.entry("AlertEvents", "true"),
          Map.entry("WaitForFix", "0"));

  private final LocalClock clock = new LocalClock(START);
  private final boolean fixTeamsInUse;
  private final LocalAws aws;
  private final Template template = Template.read();
  private final EventRules rules;
  private final Memory memory = Memory.withNewIndex(new InMemoryRecords());
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final Map<String, Wiring> wirings = new HashMap<>();
  private final SortedMap<String, SortedSet<String>> calls = new TreeMap<>();

  /// @param fixTeamsInUse whether teams and the workforce are also written while a job uses them
  WatchedFunctions(boolean fixTeamsInUse) throws IOException {
    this.fixTeamsInUse = fixTeamsInUse;
    rules = EventRules.read(Template.file());
    World world =
        World.read(Repository.root().resolve("tests/src/test/resources/worlds/everything.json"));
    aws = LocalAws.start(world, role(APPLY_FIX), clock);
    aws.state().putSecret(FunctionEnvironment.SECRET, aws.slackWebhook().toString());
    FunctionEnvironment.putParameters(aws.state(), values());
  }

  LocalAws aws() {
    return aws;
  }

  /// Lets time pass.
  void pass(Duration time) {
    clock.sleep(time);
  }

  /// What each function called, by its logical id.
  SortedMap<String, SortedSet<String>> calls() {
    return calls;
  }

  /// Lets the change of an event happen, and gives the event to the functions that get it.
  void happens(String event) throws IOException {
    aws.state().enact(event);
    for (EventRules.Match match : rules.match(event)) {
      for (String function : match.functions()) {
        if (function.equals(SWEEP)) {
          sweep();
        } else {
          detects(function, event);
        }
      }
    }
  }

  private void detects(String function, String event) throws IOException {
    Wiring wiring = wiring(function);
    RequestStreamHandler handler =
        switch (function) {
          case "BucketPolicyFunction" -> new BucketPolicyHandler(wiring.guard(), Journal.SILENT);
          case "LabelingJobFunction" -> new LabelingJobHandler(wiring.guard(), Journal.SILENT);
          case "WorkteamFunction" -> new WorkteamHandler(wiring.guard(), Journal.SILENT);
          default -> throw new AssertionError("no detecting function is called " + function);
        };
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        OutputStream.nullOutputStream(),
        null);
    note(function);
  }

  /// Applies the fixes that were requested.
  void fix() {
    for (QueueMessage request : aws.takeQueueMessages()) {
      SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
      record.setMessageId("message-1");
      record.setBody(request.body());
      SQSEvent batch = new SQSEvent();
      batch.setRecords(List.of(record));
      new ApplyFixHandler(wiring(APPLY_FIX).fixes(), Journal.SILENT).handleRequest(batch, null);
      note(APPLY_FIX);
    }
  }

  void sweep() {
    Wiring wiring = wiring(SWEEP);
    assertThat(wiring.sweep().get().failures()).isEmpty();
    note(SWEEP);
  }

  /// Posts a message to Slack.
  void post() throws IOException {
    String message =
        new JsonMapper().readTree(QueueBatches.alert("lg-1")).at("/Records/0/body").asText();
    try (SecretsManagerClient secrets =
        SecretsManagerClient.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(aws.endpoint())
            .credentialsProvider(credentials(SLACK))
            .httpClient(http)
            .build()) {
      new SlackPosts(
              new SlackWebhook(
                  new SecretText(secrets, FunctionEnvironment.SECRET),
                  HttpClient.newHttpClient(),
                  Pause.NONE),
              memory.records(),
              clock,
              () -> "owner")
          .post(TopicMessage.read("message-1", message), Duration.ZERO);
    }
    note(SLACK);
  }

  /// The wiring of a function, whose lists were read at its first event.
  private Wiring wiring(String function) {
    return wirings.computeIfAbsent(function, this::newWiring);
  }

  private Wiring newWiring(String function) {
    Clients clients =
        new Clients(
            Region.US_EAST_1, credentials(function), aws.dated(http), Optional.of(aws.endpoint()));
    Map<String, String> variables = FunctionEnvironment.of(function, values());
    OwnerParameters parameters =
        new OwnerParameters(
            new SignedCalls(
                http,
                credentials(function),
                OwnerParameters.addressIn(Region.US_EAST_1).at(aws.endpoint())),
            variables.get(OwnerSettings.FOLDER));
    return new Wiring(
        new OwnerSettings(variables, parameters::values, clock).now(),
        clients,
        memory,
        clock,
        clock);
  }

  private StackValues values() {
    Map<String, String> parameters = new HashMap<>(PARAMETERS);
    parameters.put("FixTeamsInUse", String.valueOf(fixTeamsInUse));
    return new StackValues(template, parameters, new LocalNames(aws.endpoint(), "StateTable"));
  }

  private void note(String function) {
    SortedSet<String> made = calls.computeIfAbsent(function, _ -> new TreeSet<>());
    made.addAll(aws.takeCalls().keySet());
    made.removeIf(call -> call.endsWith(" " + Faults.SLACK_MESSAGE));
  }

  private StaticCredentialsProvider credentials(String function) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(aws.accessKeyOf(role(function)), "made-up"));
  }

  private static String role(String function) {
    return "arn:aws:iam::111122223333:role/labelguard-"
        + function.replace("Function", "Role")
        + "-1A2B3C4D5E6F7";
  }

  @Override
  public void close() {
    aws.close();
    http.close();
  }
}
