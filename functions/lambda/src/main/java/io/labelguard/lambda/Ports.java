package io.labelguard.lambda;

import io.labelguard.aws.alert.ChatAlerts;
import io.labelguard.aws.alert.SnsAlerts;
import io.labelguard.aws.queue.SqsFixRequests;
import io.labelguard.aws.s3.S3BucketPolicies;
import io.labelguard.aws.s3.S3Manifests;
import io.labelguard.aws.sagemaker.SageMakerLabelingJobs;
import io.labelguard.aws.sagemaker.SageMakerWorkteams;
import io.labelguard.core.alert.AlertFanout;
import io.labelguard.core.alert.Publisher;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.Sources;
import io.labelguard.core.port.write.WriteSwitch;
import io.labelguard.core.port.write.Writers;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.message.TroubleChange;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.Build;
import io.labelguard.lambda.environment.AlertReceivers;
import io.labelguard.lambda.environment.Environment;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/// The ports of an account. Each is built when it is first needed, and once, so that a function has
/// only the clients that it calls. What they depend on does not change while a function runs.
final class Ports {

  private final Environment environment;
  private final Clients clients;
  private final InstantSource clock;
  private final Pause pause;
  private final AlertLog log;
  private final Once<Sources> sources = new Once<>(this::newSources);
  private final Once<FixRequests> fixRequests = new Once<>(this::newFixRequests);
  private final Once<SequencedMap<String, Alerts>> receivers = new Once<>(this::newReceivers);
  private final Once<Writers> writers;

  /// @param allowed whether the guard may write
  /// @param log notes what became of alerts
  Ports(
      Environment environment,
      Clients clients,
      InstantSource clock,
      Pause pause,
      WriteSwitch allowed,
      AlertLog log) {
    this.log = log;
    this.environment = environment;
    this.clients = clients;
    this.clock = clock;
    this.pause = pause;
    writers = new Once<>(() -> clients.writers(allowed));
  }

  Sources sources() {
    return sources.get();
  }

  FixRequests fixRequests() {
    return fixRequests.get();
  }

  Writers writers() {
    return writers.get();
  }

  /// Returns what publishes to every receiver, and notes in these records what was published.
  Publisher publisher(Records records) {
    Publisher fanout = new AlertFanout(receivers.get(), records, clock, log::notPublished);
    Optional<Build> build = Build.of(System.getenv());
    return new Publisher() {
      @Override
      public void publish(Alert alert, TroubleChange change) {
        fanout.publish(alert.by(build), change);
        log.published(alert, clock.instant());
      }

      @Override
      public void notPublished(Alert alert) {
        fanout.notPublished(alert);
      }
    };
  }

  private Sources newSources() {
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

  private FixRequests newFixRequests() {
    return new SqsFixRequests(clients.sqs(), environment.fixQueueUrl());
  }

  private SequencedMap<String, Alerts> newReceivers() {
    SequencedMap<String, Alerts> all = new LinkedHashMap<>();
    SnsClient sns = clients.sns();
    AlertReceivers given = environment.receivers();
    all.put("topic", new SnsAlerts(sns, given.topicArn()));
    given.chatTopicArn().ifPresent(arn -> all.put("chat-topic", new ChatAlerts(sns, arn)));
    if (given.events()) {
      all.put("event-bus", alert -> clients.eventBus(System.getenv()).publish(alert));
    }
    return all;
  }

  /// A value that is made when it is first asked for.
  private static final class Once<T> {

    private final Supplier<T> make;
    private Optional<T> made = Optional.empty();

    Once(Supplier<T> make) {
      this.make = make;
    }

    synchronized T get() {
      T value = made.orElseGet(make);
      made = Optional.of(value);
      return value;
    }
  }
}
