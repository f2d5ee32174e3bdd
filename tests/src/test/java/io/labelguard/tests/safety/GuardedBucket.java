package io.labelguard.tests.safety;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.labelguard.aws.AwsDates;
import io.labelguard.aws.ec2.Ec2Networks;
import io.labelguard.aws.function.LambdaFunctions;
import io.labelguard.aws.iam.IamExecutionRoles;
import io.labelguard.aws.kms.AwsKeys;
import io.labelguard.aws.organizations.AwsOrganizations;
import io.labelguard.aws.s3.S3BucketCorsWriter;
import io.labelguard.aws.s3.S3BucketPolicies;
import io.labelguard.aws.s3.S3BucketPolicyWriter;
import io.labelguard.aws.s3.S3ControlTags;
import io.labelguard.aws.s3.S3Manifests;
import io.labelguard.aws.sagemaker.SageMakerLabelingJobs;
import io.labelguard.aws.sagemaker.SageMakerWorkforceWriter;
import io.labelguard.aws.sagemaker.SageMakerWorkteamWriter;
import io.labelguard.aws.sagemaker.SageMakerWorkteams;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.aws.stream.AwsChannels;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.account.LocalContext;
import io.labelguard.core.alert.Publisher;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.guard.write.LeaseTakenException;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.index.InMemoryJobIndex;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.port.Sources;
import io.labelguard.core.port.write.WriteSwitch;
import io.labelguard.core.port.write.Writers;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.lambda.ApplyFixHandler;
import io.labelguard.lambda.BucketPolicyHandler;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.Handled;
import io.labelguard.lambda.Journal;
import io.labelguard.lambda.LabelingJobHandler;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.SweepHandler;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.WorkteamHandler;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.local.LocalAws;
import io.labelguard.local.event.EventRules;
import io.labelguard.local.message.SentMessage;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A bucket that a labeling job writes to, and Labelguard deployed beside it: the real handlers,
/// adapters and SDK clients on a local AWS that hands every policy back in another spelling. Time
/// moves only by waits and by the test.
///
/// Nothing moves by itself: a test delivers events and requests.
final class GuardedBucket implements AutoCloseable {

  static final String ACCOUNT = "111122223333";
  static final String REGION = "us-east-1";
  static final String BUCKET = Policies.BUCKET;
  static final Target.Fixable TARGET = Target.bucket(BUCKET);
  static final String JOB = "cats-and-dogs";
  static final String ANA = "arn:aws:iam::111122223333:user/ana";
  static final String MALLORY = "arn:aws:iam::111122223333:user/mallory";
  static final String PIPELINE = "arn:aws:iam::111122223333:role/policy-pipeline";
  static final String GUARD =
      "arn:aws:iam::111122223333:role/labelguard-ApplyFixRole-1A2B3C4D5E6F7";
  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  static {
    // The failures that these tests make on purpose would fill the build's output with traces.
    ((Logger) LoggerFactory.getLogger("io.labelguard.lambda")).setLevel(Level.OFF);
  }

  private static final EventRules RULES = rules();
  private static final SdkHttpClient HTTP = UrlConnectionHttpClient.create();

  private final LocalClock clock = new LocalClock(START);
  private final Settings settings;
  private final LocalAws aws;
  private final RecordsOfALife records;
  private final FixQueue queue = new FixQueue();
  private final AtomicInteger guardPuts = new AtomicInteger();
  private final List<ReportedFix> reportedFixes = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private int failedRuns;
  private final Function<GuardEvent, Outcome> guard;
  private final Function<FixRequest, FixOutcome> fixes;
  private final Supplier<Outcome> sweep;

  /// The records as one life reaches them.
  interface RecordsOfALife {

    /// @param http counts as well
    Records of(Life life, SdkHttpClient http);
  }

  /// The outcome of a fix, and the policy at that moment.
  record ReportedFix(FixOutcome outcome, Optional<String> live) {}

  GuardedBucket(Settings.Mode mode) {
    this(mode, inMemory());
  }

  GuardedBucket(Settings.Mode mode, RecordsOfALife records) {
    this.records = records;
    this.settings =
        new Settings(
            ACCOUNT,
            REGION,
            mode,
            Set.of(GUARD),
            Set.of(),
            Set.of("gt-*"),
            Set.of("*"),
            false,
            false,
            3,
            Duration.ofDays(7),
            Duration.ofSeconds(30));
    this.aws = LocalAws.start(World.parse(world()), GUARD, clock);
    aws.faults().respellPolicies(true);
    Wiring wiring = wiring(Life.whole());
    this.guard = wiring.guard();
    this.fixes = wiring.fixes();
    this.sweep = wiring.sweep();
    records().keep(seenBefore());
  }

  /// What the guard saw when it swept, twice within the last two hours.
  private static Snapshot seenBefore() {
    Optional<String> loose = Optional.of(Policies.LOOSE);
    Instant first = START.minus(Duration.ofHours(2));
    return new Snapshot(
        BUCKET,
        Snapshot.Text.of(loose),
        Fingerprint.of(loose),
        first,
        Looks.at(first).with(START.minus(Duration.ofHours(1))),
        Optional.empty(),
        Optional.empty());
  }

  private static RecordsOfALife inMemory() {
    Records memory = new InMemoryRecords();
    return (life, _) -> new MortalRecords(memory, life);
  }

  /// The account at the start.
  static String world() {
    return """
    {"account":"111122223333","region":"us-east-1","trails":true,
     "buckets":[{"name":"gt-labeling-data","policy":%s},{"name":"manifests"}],
     "jobs":[{"LabelingJobName":"cats-and-dogs","LabelingJobStatus":"InProgress",
      "LabelingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats-and-dogs",
      "CreationTime":"2026-11-18T08:00:00Z",
      "LabelCounters":{"TotalLabeled":40,"FailedNonRetryableError":0,"Unlabeled":60},
      "RoleArn":"arn:aws:iam::111122223333:role/GroundTruthExecutionRole",
      "LabelCategoryConfigS3Uri":"s3://gt-labeling-data/categories.json",
      "InputConfig":{"DataSource":{"S3DataSource":{
        "ManifestS3Uri":"s3://manifests/cats-and-dogs.manifest"}}},
      "OutputConfig":{"S3OutputPath":"s3://gt-labeling-data/output/"}}]}
    """
        .formatted(Policies.LOOSE);
  }

  private static EventRules rules() {
    try {
      return EventRules.read(Repository.root().resolve("template.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LocalAws aws() {
    return aws;
  }

  LocalClock clock() {
    return clock;
  }

  FixQueue queue() {
    return queue;
  }

  Settings settings() {
    return settings;
  }

  Records records() {
    return records.of(Life.whole(), HTTP);
  }

  /// The outcome of each fix that the runs reported, in order.
  List<ReportedFix> reportedFixes() {
    return List.copyOf(reportedFixes);
  }

  /// The last of these.
  FixOutcome last() {
    return reportedFixes.getLast().outcome();
  }

  /// How often PutBucketPolicy was sent by the guard, the SDK's own tries included.
  int guardPuts() {
    return guardPuts.get();
  }

  /// How often a detecting function failed, which raises its alarm.
  int failedRuns() {
    return failedRuns;
  }

  /// The policies that others than the guard wrote, in order.
  List<String> foreign() {
    return List.copyOf(foreign);
  }

  String live() {
    return aws.state().policy(BUCKET).orElse("");
  }

  Fingerprint liveFingerprint() {
    return Fingerprint.of(aws.state().policy(BUCKET));
  }

  List<Intent> intents() {
    return records().past(TARGET).intents();
  }

  /// The alerts so far, each as the functions and queues that subscribe get it.
  List<String> alerts() {
    return aws.sentMessages().stream().map(message -> message.textFor("lambda")).toList();
  }

  List<String> subjects() {
    return aws.sentMessages().stream()
        .map(SentMessage::subject)
        .map(Optional::orElseThrow)
        .toList();
  }

  /// Puts a policy as a caller, a second later, so that the times give the order.
  void put(String who, String policy) {
    clock.sleep(Duration.ofSeconds(1));
    putNow(who, policy);
  }

  /// Puts a policy as a caller, at this very moment.
  void putNow(String who, String policy) {
    try (S3Client s3 = s3(who)) {
      s3.putBucketPolicy(ask -> ask.bucket(BUCKET).policy(policy));
    }
    synchronized (foreign) {
      foreign.add(policy);
    }
  }

  /// Mallory, who may not write policies, creates a job like the one that there was.
  void createJob(String name) {
    clock.sleep(Duration.ofSeconds(1));
    try (SageMakerClient sageMaker = client(SageMakerClient.builder(), MALLORY, HTTP)) {
      sageMaker.createLabelingJob(
          ask ->
              ask.labelingJobName(name)
                  .labelAttributeName(name)
                  .labelCategoryConfigS3Uri("s3://gt-labeling-data/categories.json")
                  .inputConfig(
                      in ->
                          in.dataSource(
                              of -> of.s3DataSource(s3 -> s3.manifestS3Uri("s3://manifests/x"))))
                  .outputConfig(out -> out.s3OutputPath("s3://gt-labeling-data/output/"))
                  .roleArn("arn:aws:iam::111122223333:role/GroundTruthExecutionRole")
                  .humanTaskConfig(
                      task ->
                          task.workteamArn(
                                  "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers")
                              .taskTitle("t")
                              .taskDescription("t")
                              .numberOfHumanWorkersPerDataObject(1)
                              .taskTimeLimitInSeconds(60)
                              .uiConfig(ui -> ui.uiTemplateS3Uri("s3://manifests/template"))));
    }
  }

  /// Notes that someone other than the guard wrote over a policy before it was ever read.
  void superseded(String policy) {
    foreign.remove(policy);
  }

  /// Deletes the policy as a caller.
  void delete(String who) {
    try (S3Client s3 = s3(who)) {
      s3.deleteBucketPolicy(ask -> ask.bucket(BUCKET));
    }
  }

  private S3Client s3(String who) {
    return client(S3Client.builder(), who, HTTP);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String who, SdkHttpClient http) {
    return builder
        .endpointOverride(aws.endpoint())
        .region(Region.of(REGION))
        .credentialsProvider(credentials(who))
        .httpClient(http)
        .build();
  }

  StaticCredentialsProvider credentials(String who) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(aws.accessKeyOf(who), "made-up"));
  }

  /// The HTTP client of one life.
  SdkHttpClient http(Life life) {
    return new MortalHttp(aws.dated(HTTP), life, guardPuts);
  }

  /// Tightens the policy as Ana and delivers the event. The guard requests the fix, which is not
  /// made yet.
  GuardedBucket tightened() {
    put(ANA, Policies.TIGHT);
    deliver();
    return this;
  }

  /// Delivers all events of writes since the last time; the fix requests wait.
  List<Outcome> deliver() {
    List<Outcome> outcomes = aws.takeEvents().stream().map(this::deliver).toList();
    queue.add(aws.takeQueueMessages());
    return outcomes;
  }

  /// Delivers one event to the function of the rule that it matches; where none does, nothing. One
  /// that fails is delivered again after a minute, and after two more, as Lambda does.
  Outcome deliver(String event) {
    return deliver(event, Life.whole());
  }

  /// Delivers one event likewise.
  ///
  /// @param first how long the first run lives
  Outcome deliver(String event, Life first) {
    clock.sleep(Duration.ofSeconds(1));
    return tryToDeliver(event, wiring(first).guard())
        .or(
            () -> {
              clock.sleep(Duration.ofMinutes(1));
              return tryToDeliver(event);
            })
        .orElseGet(
            () -> {
              clock.sleep(Duration.ofMinutes(2));
              return deliverOnce(event, guard);
            });
  }

  /// Delivers one event once.
  ///
  /// @return empty where the run failed
  Optional<Outcome> tryToDeliver(String event) {
    return tryToDeliver(event, guard);
  }

  private Optional<Outcome> tryToDeliver(String event, Function<GuardEvent, Outcome> by) {
    try {
      return Optional.of(deliverOnce(event, by));
    } catch (RuntimeException | Killed _) {
      synchronized (reportedFixes) {
        failedRuns++;
      }
      return Optional.empty();
    }
  }

  private Outcome deliverOnce(String event, Function<GuardEvent, Outcome> by) {
    List<EventRules.Match> matches = RULES.match(event);
    LastReport journal = new LastReport();
    if (!matches.isEmpty()) {
      try {
        detector(matches.getFirst(), by, journal)
            .handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                new LocalContext("detecting"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    queue.add(aws.takeQueueMessages());
    return journal.outcome.orElseGet(
        () -> new Outcome(Outcome.Result.NOTHING, "No rule matches.", List.of()));
  }

  private RequestStreamHandler detector(
      EventRules.Match match, Function<GuardEvent, Outcome> by, Journal journal) {
    Map<String, RequestStreamHandler> detectors =
        Map.of(
            BucketPolicyHandler.class.getName(), new BucketPolicyHandler(by, journal),
            LabelingJobHandler.class.getName(), new LabelingJobHandler(by, journal),
            WorkteamHandler.class.getName(), new WorkteamHandler(by, journal));
    String handler = RULES.handlers().get(match.functions().getFirst());
    return Optional.ofNullable(detectors.get(handler)).orElseThrow();
  }

  /// Hands out what waits in the fix queue, each until it is done or the queue gives it up; a try
  /// that fails is followed by the next when the queue makes the message visible again.
  void work() {
    while (queue.receive().isPresent()) {
      workOnce(fixes, Life.whole());
    }
  }

  /// Hands out one message once, to a function that lives so long.
  ///
  /// @return whether it is done with
  boolean workOnce(Life life) {
    return workOnce(wiring(life).fixes(), life);
  }

  private boolean workOnce(Function<FixRequest, FixOutcome> by, Life life) {
    FixQueue.Message message = queue.receive().orElseThrow();
    boolean done = apply(by, message) && !life.ended();
    if (done) {
      queue.delete(message);
    } else {
      clock.sleep(FixQueue.VISIBILITY);
      queue.failed(message);
    }
    return done;
  }

  private boolean apply(Function<FixRequest, FixOutcome> by, FixQueue.Message message) {
    SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
    record.setMessageId(message.id());
    record.setBody(message.body());
    SQSEvent batch = new SQSEvent();
    batch.setRecords(List.of(record));
    try {
      return new ApplyFixHandler(by, new LastReport())
          .handleRequest(batch, new LocalContext("ApplyFixFunction"))
          .getBatchItemFailures()
          .isEmpty();
    } catch (Killed _) {
      return false;
    }
  }

  /// Handles a request that one of several runs at once was handed.
  ///
  /// @return empty where another run is at work
  Optional<FixOutcome> apply() {
    try {
      return Optional.of(wiring(Life.whole()).fixes().apply(new FixRequest(Target.bucket(BUCKET))));
    } catch (LeaseTakenException _) {
      return Optional.empty();
    }
  }

  Outcome sweep() {
    clock.sleep(Duration.ofSeconds(1));
    LastReport journal = new LastReport();
    new SweepHandler(
            _ -> {
              throw new AssertionError("no test message was asked for");
            },
            sweep,
            (_, _) -> {
              throw new AssertionError("no step was asked for");
            },
            journal)
        .sweep();
    queue.add(aws.takeQueueMessages());
    return journal.outcome.orElseThrow();
  }

  /// Delivers events and requests until there are none any more.
  void untilQuiet() {
    for (int round = 0; round < 20; round++) {
      int events = deliver().size();
      if (events == 0 && queue.receive().isEmpty()) {
        return;
      }
      work();
    }
    throw new AssertionError("after 20 rounds there are still events or requests");
  }

  /// What Ana does with Labelguard from her terminal, as long as that lives.
  OperatorActions byHand(Life life) {
    SdkHttpClient http = http(life);
    AwsDates dates = new AwsDates(clock);
    S3Client s3 =
        client(
            S3Client.builder()
                .crossRegionAccessEnabled(true)
                .overrideConfiguration(with -> with.addExecutionInterceptor(dates)),
            ANA,
            http);
    SageMakerClient sageMaker = client(SageMakerClient.builder(), ANA, http);
    return new OperatorActions(
        GuardContext.of(
            settings,
            GroundTruthEndpoints.bundled(),
            new Sources(
                new S3BucketPolicies(
                    s3,
                    ACCOUNT,
                    new S3ControlTags(
                        in -> signed(S3ControlTags.addressIn(in, ACCOUNT), http),
                        Region.of(REGION),
                        ACCOUNT)),
                new SageMakerLabelingJobs(sageMaker, ACCOUNT, REGION, clock),
                new SageMakerWorkteams(sageMaker),
                () -> Optional.of(true),
                new IamExecutionRoles(signed(IamExecutionRoles.addressIn(Region.of(REGION)), http)),
                new AwsOrganizations(signed(AwsOrganizations.addressIn(Region.of(REGION)), http)),
                new S3Manifests(s3, ACCOUNT, clock),
                new AwsKeys(signed(AwsKeys.addressIn(Region.of(REGION)), http)),
                new Ec2Networks(signed(Ec2Networks.addressIn(Region.of(REGION)), http)),
                new LambdaFunctions(
                    () -> signed(LambdaFunctions.addressIn(Region.of(REGION)), http)),
                new AwsChannels(
                    client(SnsClient.builder(), ANA, http),
                    client(SqsClient.builder(), ANA, http))),
            records.of(life, http),
            new InMemoryJobIndex(),
            Publisher.NOBODY,
            clock),
        new Writers(
            new S3BucketPolicyWriter(s3),
            new S3BucketCorsWriter(s3),
            new SageMakerWorkteamWriter(sageMaker),
            new SageMakerWorkforceWriter(sageMaker),
            WriteSwitch.NONE),
        dates,
        clock,
        () -> UUID.randomUUID().toString(),
        ANA);
  }

  private SignedCalls signed(ServiceAddress address, SdkHttpClient http) {
    return new SignedCalls(http, credentials(ANA), address.at(aws.endpoint()));
  }

  private Wiring wiring(Life life) {
    SdkHttpClient http = http(life);
    return new Wiring(
        new Environment(
            settings,
            "labelguard-state",
            "arn:aws:sns:us-east-1:111122223333:labelguard-findings",
            aws.endpoint() + "/" + ACCOUNT + "/labelguard-fixes.fifo",
            new TreeMap<>()),
        new Clients(Region.of(REGION), credentials(GUARD), http, Optional.of(aws.endpoint())),
        Memory.withNewIndex(records.of(life, http)),
        clock,
        clock);
  }

  @Override
  public void close() {
    aws.close();
  }

  /// Stores the last report of a function.
  private final class LastReport implements Journal {

    private Optional<Outcome> outcome = Optional.empty();

    @Override
    public void handled(Handled event, Outcome of) {
      outcome = Optional.of(of);
    }

    @Override
    public void fixed(FixOutcome fix) {
      synchronized (reportedFixes) {
        reportedFixes.add(new ReportedFix(fix, aws.state().policy(BUCKET)));
      }
    }

    @Override
    public void swept(Outcome of) {
      outcome = Optional.of(of);
    }
  }
}
