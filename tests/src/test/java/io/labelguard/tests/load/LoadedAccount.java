package io.labelguard.tests.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.aws.event.CloudTrailEvents;
import io.labelguard.aws.event.EventReading;
import io.labelguard.cli.account.RecordedEvent;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.port.Pause;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.local.LocalAws;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.message.SentMessage;
import io.labelguard.local.wire.CallCounts;
import io.labelguard.local.wire.RandomThrottle;
import io.labelguard.tests.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// A guard in mode alert in the local AWS, as warm as a Lambda function: its clients are built
/// once. Each thread has its own, as each instance of a function does. Every call is counted.
public final class LoadedAccount implements AutoCloseable {

  private static final String ROLE = "arn:aws:iam::111122223333:role/labelguard-BucketPolicyRole";
  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:labelguard-findings";
  private static final String EXAMPLE = "gt-labeling-data";
  private static final String EXAMPLE_ID = "d8f98c07-23eb-5672-9c38-a9357cbe569e";
  private static final String ENDPOINT = "vpce-0c1d2e3f4a5b60789";

  private final LaterClock clock = new LaterClock();
  private final LocalAws aws;
  private final CountedTable table;
  private final Wiring wiring;
  private final ThreadLocal<Function<GuardEvent, Outcome>> guards;
  private final String example;
  private final AtomicLong published = new AtomicLong();

  /// Starts an account that no sweep has seen, with the guard's records in a table.
  public LoadedAccount(LoadWorld world, CountedTable table) throws IOException {
    this.table = table;
    // Other tests have accounts at other times, and the SDK remembers that for the whole process.
    SdkGlobalTime.setGlobalTimeOffset(0);
    aws = LocalAws.start(world.world(Instant.now()), ROLE, clock);
    noteFirstPublish();
    wiring = wiring(table.memory());
    guards = ThreadLocal.withInitial(wiring::guard);
    example = Files.readString(Repository.root().resolve("events/03-policy-tightened.json"));
  }

  private void noteFirstPublish() {
    aws.faults()
        .after(
            "Publish",
            () -> {
              published.compareAndSet(0, System.nanoTime());
              noteFirstPublish();
            });
  }

  /// Sweeps the account in one go.
  public CallReport sweep() {
    return measured(
        () -> {
          Outcome swept = wiring.sweep().get();
          if (!swept.failures().isEmpty()) {
            throw new IllegalStateException(swept.failures().toString());
          }
        });
  }

  /// Limits the calls that list and describe labeling jobs.
  public void limit(int listsPerSecond, int describesPerSecond) {
    aws.faults().quota("ListLabelingJobs", listsPerSecond);
    aws.faults().quota("DescribeLabelingJob", describesPerSecond);
  }

  /// Throttles calls to AWS and to the table at random, each attempt of a client on its own.
  ///
  /// @param percent how many of a hundred
  void throttle(int percent, long seed) {
    aws.takeCalls();
    table.calls().take();
    aws.faults().throttle(new RandomThrottle(percent, seed));
    table.http().throttle(new RandomThrottle(percent, seed + 1));
  }

  /// Ends the throttling, and returns what it did.
  Throttling throttleNone() {
    aws.faults().throttleNone();
    int ofTable = table.http().throttleNone();
    SortedMap<String, Integer> calls = aws.takeCalls();
    return new Throttling(
        CallReport.sum(calls, _ -> true) + CallReport.sum(table.calls().take(), _ -> true),
        CallReport.sum(calls, name -> name.endsWith(CallCounts.THROTTLED)) + ofTable);
  }

  /// How many calls there were while some were throttled, each attempt of a client, and how many
  /// were throttled.
  public record Throttling(int calls, int throttled) {}

  /// Lets time pass for the guard and for AWS.
  void pass(Duration time) {
    clock.pass(time);
  }

  /// Makes the policy of a bucket deny Ground Truth's endpoint now, and returns the event.
  public String tighten(String bucket) {
    return change(bucket, example.replace(EXAMPLE, bucket), Instant.now());
  }

  /// Makes the policy of a bucket deny all but one endpoint, and returns the event.
  String tighten(String bucket, String endpoint, Instant at) {
    return change(bucket, example.replace(EXAMPLE, bucket).replace(ENDPOINT, endpoint), at);
  }

  /// Makes the policy of a bucket one that endangers no job, and returns the event.
  String loosen(String bucket, Instant at) {
    ObjectNode event = (ObjectNode) JsonTrees.of(example.replace(EXAMPLE, bucket)).orElseThrow();
    ((ObjectNode) event.at("/detail/requestParameters"))
        .set("bucketPolicy", JsonTrees.of(LoadWorld.onlyTls(bucket)).orElseThrow());
    return change(bucket, event.toString(), at);
  }

  /// Ids are made from the time, so each bucket's events begin with ids of their own.
  private String change(String bucket, String recorded, Instant at) {
    String event =
        RecordedEvent.of(recorded.replace(EXAMPLE_ID, EXAMPLE_ID + bucket)).again(at).event();
    if (!aws.state().enact(event)) {
      throw new IllegalStateException("the event changes nothing: " + event);
    }
    return event;
  }

  /// Lets the guard handle an event, beside others.
  Outcome deliver(String event) {
    return guards.get().apply(read(event));
  }

  /// Lets the guard handle an event.
  public CallReport handle(String event) {
    return measured(() -> deliver(event));
  }

  private static GuardEvent read(String event) {
    try {
      return switch (CloudTrailEvents.read(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)))) {
        case EventReading.Ours(GuardEvent change) -> change;
        case EventReading.FailedCall _, EventReading.NotOurs _ ->
            throw new IllegalArgumentException(event);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CallReport measured(Runnable work) {
    aws.takeCalls();
    aws.takeSentMessages();
    table.calls().take();
    published.set(0);
    long begun = System.nanoTime();
    work.run();
    long ended = System.nanoTime();
    return new CallReport(
        aws.takeCalls(),
        table.calls().take(),
        aws.takeSentMessages().stream()
            .map(SentMessage::subject)
            .map(Optional::orElseThrow)
            .toList(),
        Optional.of(published.get()).filter(at -> at != 0).map(at -> Duration.ofNanos(at - begun)),
        Duration.ofNanos(ended - begun));
  }

  /// Returns the local AWS, for another program that works on the same account.
  public LocalAws aws() {
    return aws;
  }

  private Wiring wiring(Memory memory) {
    return new Wiring(
        new Environment(
            settings(),
            "labelguard-state",
            TOPIC,
            aws.endpoint() + "/111122223333/fixes.fifo",
            new TreeMap<>()),
        new Clients(
            Region.of(LoadWorld.REGION),
            credentials(),
            UrlConnectionHttpClient.create(),
            Optional.of(aws.endpoint())),
        memory,
        clock,
        Pause.NONE);
  }

  private static Settings settings() {
    return new Settings(
        LoadWorld.ACCOUNT,
        LoadWorld.REGION,
        Settings.Mode.ALERT,
        Set.of(ROLE),
        Set.of(),
        Set.of(),
        Set.of(),
        false,
        false,
        3,
        Duration.ofDays(7),
        Duration.ofSeconds(30));
  }

  private StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(aws.accessKeyOf(ROLE), "local"));
  }

  @Override
  public void close() {
    aws.close();
  }
}
