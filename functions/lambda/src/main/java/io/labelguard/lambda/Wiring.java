package io.labelguard.lambda;

import io.labelguard.aws.AwsDates;
import io.labelguard.aws.SleepingPause;
import io.labelguard.aws.alert.ChatAlerts;
import io.labelguard.aws.alert.SnsAlerts;
import io.labelguard.aws.queue.SqsFixRequests;
import io.labelguard.aws.records.DynamoJobIndex;
import io.labelguard.aws.records.DynamoRecords;
import io.labelguard.aws.records.DynamoSweepPages;
import io.labelguard.aws.s3.S3BucketPolicies;
import io.labelguard.aws.s3.S3Manifests;
import io.labelguard.aws.sagemaker.PacedLabelingJobs;
import io.labelguard.aws.sagemaker.SageMakerLabelingJobs;
import io.labelguard.aws.sagemaker.SageMakerWorkteams;
import io.labelguard.aws.tagging.FoundTables;
import io.labelguard.core.alert.AlertFanout;
import io.labelguard.core.alert.Publisher;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.detect.Guard;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.guard.detect.Sweep;
import io.labelguard.core.guard.detect.SweepSteps;
import io.labelguard.core.guard.setup.JobExamination;
import io.labelguard.core.guard.write.ApplyFix;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.Sources;
import io.labelguard.core.port.past.RememberedPolicies;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/// Builds the guard from its parts. No other class does; what posts to Slack is built by
/// [SlackWiring].
///
/// Each part is built when it is needed, so that a function has only the clients that it calls.
public final class Wiring {

  private final Environment environment;
  private final Clients clients;
  private final AwsDates dates;
  private final Memory memory;
  private final InstantSource clock;
  private final Pause pause;
  private final Supplier<String> ids;

  /// @param memory the table, or its twin in memory
  /// @param pause waits between two reads of something that does not exist yet
  public Wiring(
      Environment environment, Clients clients, Memory memory, InstantSource clock, Pause pause) {
    this(environment, clients, memory, clock, pause, Wiring::randomId);
  }

  /// @param memory the table, or its twin in memory
  /// @param pause waits between two reads of something that does not exist yet
  /// @param ids names that no other run uses, for leases and intents
  public Wiring(
      Environment environment,
      Clients clients,
      Memory memory,
      InstantSource clock,
      Pause pause,
      Supplier<String> ids) {
    this(environment, clients, new AwsDates(clock), _ -> memory, clock, pause, ids);
  }

  /// @param memory is built from clients whose answers the dates see
  private Wiring(
      Environment environment,
      Clients clients,
      AwsDates dates,
      Function<Clients, Memory> memory,
      InstantSource clock,
      Pause pause,
      Supplier<String> ids) {
    this.environment = environment;
    this.dates = dates;
    this.clients = clients.with(dates);
    this.memory = memory.apply(this.clients);
    this.clock = clock;
    this.pause = pause;
    this.ids = ids;
  }

  /// Returns the wiring of a Lambda function.
  static Wiring ofProcess() {
    Environment environment = Environment.ofProcess();
    return ofMachine(
        environment, Clients.ofProcess(System.getenv()), clients -> table(environment, clients));
  }

  /// Returns the wiring of a command against an AWS account.
  ///
  /// @param memory empty for the account's own table
  public static Wiring ofCommand(
      Environment environment, Clients clients, Optional<Memory> memory) {
    return ofMachine(
        environment, clients, noting -> memory.orElseGet(() -> table(environment, noting)));
  }

  static Memory table(Environment environment, Clients clients) {
    DynamoDbClient dynamo = clients.dynamoDb();
    return new Memory(
        new DynamoRecords(dynamo, environment.table(), environment.recordsKept()),
        new DynamoJobIndex(dynamo, environment.table()),
        new DynamoSweepPages(dynamo, environment.table()));
  }

  private static Wiring ofMachine(
      Environment environment, Clients clients, Function<Clients, Memory> memory) {
    InstantSource clock = InstantSource.system();
    return new Wiring(
        environment,
        clients,
        new AwsDates(clock),
        memory,
        clock,
        new SleepingPause(),
        Wiring::randomId);
  }

  private static String randomId() {
    return UUID.randomUUID().toString();
  }

  /// Returns the handler of events. It can write only records, alerts and fix requests.
  public Function<GuardEvent, Outcome> guard() {
    return new Guard(
            context(publisher()), fixRequests(), pause, Wiring::randomId, environment.waitForFix())
        ::handle;
  }

  /// Returns the handler of fix requests. Only this part and [#byHand] have the writers.
  public Function<FixRequest, FixOutcome> fixes() {
    return new ApplyFix(context(publisher()), clients.writers(), dates, pause, ids)::apply;
  }

  /// Returns the actions of a person who uses commands. They publish no alerts.
  ///
  /// @param person the ARN of the person
  public OperatorActions byHand(String person) {
    return new OperatorActions(
        context(Publisher.NOBODY), clients.writers(), dates, pause, ids, person);
  }

  /// Returns the sweep.
  public Supplier<Outcome> sweep() {
    Sweep sweep = new Sweep(context(publisher()), fixRequests());
    return () -> sweep.run().outcome();
  }

  /// Adds all live labeling jobs to the index, as a sweep does, and judges none.
  ///
  /// @throws io.labelguard.core.port.CallFailedException where one may be missing
  public void fillIndex() {
    Instant begun = clock.instant();
    memory
        .index()
        .add(
            sources().jobs().live().all().stream()
                .map(job -> IndexedJob.described(job, begun))
                .toList());
    memory.index().recordSweep(environment.settings().region(), begun);
  }

  /// Returns what makes the steps of a run of the sweep that have so much time left.
  public BiFunction<String, Duration, SweepSteps> sweepSteps() {
    GuardContext context = pacedContext();
    FixRequests requests = fixRequests();
    return (run, time) ->
        new SweepSteps(context, requests, memory.sweeps(), run, clock.instant().plus(time));
  }

  private GuardContext pacedContext() {
    GuardContext context = context(publisher());
    Sources sources = context.sources();
    return context.reading(
        sources.with(
            new PacedLabelingJobs(
                sources.jobs(), environment.sweepCallsPerSecond(), clock, pause)));
  }

  /// Returns a sweep that only reads: it publishes nothing and requests no fix.
  public Sweep audit(AuditRequest request) {
    return new Sweep(context(request), _ -> {});
  }

  /// Returns what examines one job of an account whose guard's records are at hand, and writes
  /// nothing.
  public JobExamination examination(AuditRequest request) {
    return examination(
        request, bucket -> new Reading.Known<>(memory.records().bucketPast(bucket).snapshots()));
  }

  /// Returns what examines one job, finds the state tables of the guards there, and writes nothing.
  ///
  /// @param variables the environment, which may name a table
  public JobExamination examination(AuditRequest request, Map<String, String> variables) {
    return examination(
        request,
        new FoundTables(
            clients::dynamoDb,
            environment.recordsKept(),
            clients.stateTables(variables),
            Optional.ofNullable(variables.get("LABELGUARD_TABLE"))
                .filter(name -> !name.isBlank())));
  }

  private JobExamination examination(AuditRequest request, RememberedPolicies remembered) {
    return new JobExamination(
        context(request),
        clients.past(System.getenv(), pause, remembered),
        clients.organizationDecisions(System.getenv()));
  }

  private GuardContext context(Publisher publisher) {
    return context(environment.settings(), Map.of(), publisher);
  }

  private GuardContext context(AuditRequest request) {
    return context(request.in(environment.settings()), request.endpoints(), Publisher.NOBODY);
  }

  private GuardContext context(
      Settings settings, Map<String, String> endpoints, Publisher publisher) {
    return GuardContext.of(
        settings,
        GroundTruthEndpoints.bundled().with(environment.endpoints()).with(endpoints),
        sources(),
        memory.records(),
        memory.index(),
        publisher,
        clock);
  }

  private Publisher publisher() {
    SequencedMap<String, Alerts> receivers = new LinkedHashMap<>();
    SnsClient sns = clients.sns();
    receivers.put("topic", new SnsAlerts(sns, environment.receivers().topicArn()));
    environment
        .receivers()
        .chatTopicArn()
        .ifPresent(arn -> receivers.put("chat-topic", new ChatAlerts(sns, arn)));
    if (environment.receivers().events()) {
      receivers.put("event-bus", alert -> clients.eventBus(System.getenv()).publish(alert));
    }
    return new AlertFanout(receivers, memory.records(), clock, LogJournal::notPublished);
  }

  private FixRequests fixRequests() {
    return new SqsFixRequests(clients.sqs(), environment.fixQueueUrl());
  }

  /// Returns the ports that read the account.
  public Sources sources() {
    SageMakerClient sageMaker = clients.sageMaker();
    String account = environment.settings().account();
    return new Sources(
        new S3BucketPolicies(clients.s3(), account, clients.bucketTags(account, System.getenv())),
        new SageMakerLabelingJobs(sageMaker, account, environment.settings().region(), pause),
        new SageMakerWorkteams(sageMaker),
        clients.trails(),
        clients.executionRoles(System.getenv()),
        clients.organizations(System.getenv()),
        new S3Manifests(clients.s3(), account, clock),
        clients.keys(System.getenv()),
        clients.networks(System.getenv()),
        clients.functions(System.getenv()),
        clients.channels());
  }
}
