package io.labelguard.cli.account;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.labelguard.cli.folder.SeenPolicies;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.guard.detect.Sweep;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.port.Progress;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.record.RecordContents;
import io.labelguard.core.record.Target;
import io.labelguard.lambda.AlertSender;
import io.labelguard.lambda.ApplyFixHandler;
import io.labelguard.lambda.AuditRequest;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.SweepHandler;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.local.AccountState;
import io.labelguard.local.LocalAws;
import io.labelguard.local.event.EventRules;
import io.labelguard.local.message.QueueMessage;
import io.labelguard.local.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A local AWS with Labelguard deployed in it: the rules of `template.yaml` route events to the
/// real handlers, which call the local AWS through the real SDK clients.
public final class GuardedAccount implements AutoCloseable {

  /// How long the fix queue hides a message that was delivered, by template.yaml.
  public static final Duration FIX_VISIBILITY = Duration.ofMinutes(12);

  /// How often the fix queue delivers a message, by template.yaml.
  public static final int FIX_TRIES = 3;

  private final LocalAws aws;
  private final LocalDeployment deployment;
  private final LocalEventBus eventBus;
  private final Wiring wiring;
  private final InMemoryRecords records;
  private final OperatorActions byHand;
  private final RecordingJournal recorder = new RecordingJournal();
  private final ApplyFixHandler applyFix;
  private final SweepHandler sweep;
  private final MessageReceivers receivers;
  private final LocalClock clock;

  private GuardedAccount(
      LocalAws aws,
      LocalDeployment deployment,
      EventRules rules,
      Wiring wiring,
      InMemoryRecords records,
      OperatorActions byHand,
      LocalClock clock) {
    this.aws = aws;
    this.deployment = deployment;
    this.sweep =
        new SweepHandler(wiring.introduction(), wiring.sweep(), wiring.sweepSteps(), recorder);
    this.eventBus = new LocalEventBus(rules, wiring.guard(), sweep, recorder);
    this.wiring = wiring;
    this.records = records;
    this.byHand = byHand;
    this.applyFix = new ApplyFixHandler(wiring.fixes(), recorder);
    this.receivers = new MessageReceivers(aws, deployment.topicArn(), clock);
    this.clock = clock;
  }

  /// Starts an account whose guard remembers only what the world says it saw.
  public static GuardedAccount start(
      World world, EventRules rules, AllowedWrites writes, LocalClock clock) {
    return start(world, SeenPolicies.records(world), rules, writes, clock);
  }

  /// Starts an account whose guard has these records.
  public static GuardedAccount start(
      World world,
      InMemoryRecords records,
      EventRules rules,
      AllowedWrites writes,
      LocalClock clock) {
    LocalDeployment deployment = new LocalDeployment(world.account(), world.region());
    LocalAws aws = LocalAws.start(world, deployment.guardRole(), clock);
    Environment environment = deployment.environment(aws.endpoint(), writes);
    Memory memory = Memory.withNewIndex(records);
    memory.index().add(TrailCreators.of(world));
    Supplier<String> ids = ids(clock);
    Wiring guard =
        new Wiring(
            environment,
            deployment.clients(aws, deployment.guardRole()),
            memory,
            clock,
            clock,
            ids);
    // A deployed guard has swept before it meets most of its events.
    guard.fillIndex();
    Wiring person =
        new Wiring(
            environment, deployment.clients(aws, deployment.person()), memory, clock, clock, ids);
    return new GuardedAccount(
        aws, deployment, rules, guard, records, person.byHand(deployment.person()), clock);
  }

  /// Returns ids that no other run in the same account uses and that are the same for the same
  /// story. No two runs that leave a record begin at the same time.
  private static Supplier<String> ids(LocalClock clock) {
    AtomicInteger count = new AtomicInteger();
    Instant start = clock.instant();
    return () ->
        UUID.nameUUIDFromBytes(
                (start + " " + count.incrementAndGet()).getBytes(StandardCharsets.UTF_8))
            .toString();
  }

  /// Applies the change in an event, as if it had just happened.
  public void enact(String event) {
    aws.state().enact(event);
  }

  /// Delivers one event to the function of the rule that it matches.
  public Delivery deliver(String event) {
    return eventBus.deliver(event);
  }

  /// Runs the sweep, as the schedule would.
  public Outcome sweep() {
    recorder.clear();
    sweep.sweep();
    return recorder.outcome();
  }

  /// Examines a job, as a person does.
  public ExaminedJob examine(ExaminedJob.Question question) {
    return ExaminedJob.in(aws, deployment, Memory.withNewIndex(records), question, clock);
  }

  /// Runs the sweep and reports to the caller only.
  public Sweep.Report audit(AuditRequest request, Progress progress) {
    return wiring.audit(request).run(progress);
  }

  /// Delivers the waiting fix requests to the function that may write, as the queue does: each by
  /// itself, and one that fails again when it is visible again. Returns their outcomes.
  public List<FixOutcome> applyFixes() {
    List<QueueMessage> waiting = aws.takeQueueMessages();
    for (int tries = 1; tries < FIX_TRIES && !waiting.isEmpty(); tries++) {
      waiting = waiting.stream().filter(message -> !isApplied(message)).toList();
      if (!waiting.isEmpty()) {
        clock.sleep(FIX_VISIBILITY);
      }
    }
    waiting.stream().filter(message -> !isApplied(message)).forEach(this::giveUp);
    return recorder.takeFixes();
  }

  private boolean isApplied(QueueMessage message) {
    SQSEvent batch = new SQSEvent();
    batch.setRecords(List.of(record(message)));
    return applyFix
        .handleRequest(batch, new LocalContext("ApplyFixFunction"))
        .getBatchItemFailures()
        .isEmpty();
  }

  /// Reports a request that the queue would move to the dead-letter queue.
  private void giveUp(QueueMessage message) {
    recorder.fixed(
        FixOutcome.notApplied(
            Target.Fixable.ofKey(message.groupId().orElseThrow()),
            List.of(
                "The fix request failed, or found another run at work, "
                    + FIX_TRIES
                    + " times. The queue moves it to the dead-letter queue FailedFixes, which"
                    + " raises an alarm. Nothing was written; the next sweep requests the fix"
                    + " again.")));
  }

  private static SQSEvent.SQSMessage record(QueueMessage message) {
    SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
    record.setMessageId(message.id());
    record.setBody(message.body());
    return record;
  }

  /// Returns the events of all writes since the last call, as EventBridge delivers them.
  public List<String> takeRaisedEvents() {
    return aws.takeEvents();
  }

  /// Returns the messages since the last call, as the topic and Slack received them.
  public List<ReceivedMessage> takeMessages() {
    return receivers.take();
  }

  /// Sends alerts with a person's credentials.
  ///
  /// @param work gets the sender, the account's id and the Region
  public <T> T send(OwnAccount.Sending<T> work) {
    aws.state().putSecret(deployment.slackSecretArn(), aws.slackWebhook().toString());
    return work.with(
        new AlertSender(deployment.clients(aws, deployment.person()), Map.of()),
        deployment.account(),
        deployment.region());
  }

  /// Returns the ARN of the topic of findings.
  public String topicArn() {
    return deployment.topicArn();
  }

  /// Returns the ARN of the topic for Amazon Q Developer.
  public String chatTopicArn() {
    return deployment.chatTopicArn();
  }

  /// Returns the ARN of the secret with the URL of the Slack receiver.
  public String slackSecretArn() {
    return deployment.slackSecretArn();
  }

  /// Returns the actions of a person who uses commands in the account.
  public OperatorActions byHand() {
    return byHand;
  }

  /// Returns the account as it is now.
  public World world() {
    return aws.state().world();
  }

  /// Returns the guard's records as they are now.
  public RecordContents records() {
    return records.contents();
  }

  /// Returns the state of the account, to change it as time or other people do.
  public AccountState state() {
    return aws.state();
  }

  /// Returns the text of a bucket's policy as it is now.
  public Optional<String> policy(String bucket) {
    return aws.state().policy(bucket);
  }

  @Override
  public void close() {
    aws.close();
  }
}
