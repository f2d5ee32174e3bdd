package io.labelguard.tests.safety;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.labelguard.aws.alert.ChatAlerts;
import io.labelguard.aws.alert.EventBusAlerts;
import io.labelguard.aws.alert.SnsAlerts;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.account.LocalContext;
import io.labelguard.core.alert.AlertFanout;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.report.message.Alert;
import io.labelguard.lambda.SlackHandler;
import io.labelguard.lambda.slack.SlackPosts;
import io.labelguard.lambda.slack.SlackRefusedException;
import io.labelguard.lambda.slack.SlackWebhook;
import io.labelguard.local.LocalAws;
import io.labelguard.local.message.PutEvent;
import io.labelguard.local.message.SentMessage;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.wire.Faults;
import io.labelguard.local.world.World;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/// Alerts on their way to Slack, chat and the event bus through an AWS that throttles, fails,
/// delays and repeats, and a Slack that is away for an hour. Time is simulated; chance is seeded.
final class AlertRun implements AutoCloseable {

  private static final Duration OUTAGE = Duration.ofHours(1);
  private static final Duration OUTAGE_BEGINS = Duration.ofMinutes(20);

  /// What template.yaml gives the queue before the Slack function.
  private static final Duration VISIBILITY = Duration.ofMinutes(6);

  private static final int DELIVERIES = 30;
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final String ACCOUNT = "111122223333";
  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:findings";
  private static final String CHAT = "arn:aws:sns:us-east-1:111122223333:chat";
  private static final String GUARD = "arn:aws:iam::111122223333:role/guard";

  /// What a call to SNS or EventBridge meets.
  private static final List<Fault> OF_AWS =
      List.of(Fault.THROTTLED, Fault.SERVER_ERROR, Fault.LOST_REQUEST, Fault.LOST_ANSWER);

  /// What a post to Slack meets. A lost answer is left out: what Slack took then comes twice.
  private static final List<Fault> OF_SLACK =
      List.of(Fault.THROTTLED, Fault.SERVER_ERROR, Fault.NOT_FOUND, Fault.LOST_REQUEST);

  private final LocalClock clock = new LocalClock(START);
  private final LocalAws aws = LocalAws.start(World.empty(ACCOUNT, "us-east-1"), GUARD, clock);
  private final Random random;
  private final Map<String, Integer> faults = new TreeMap<>();
  private final List<String> dead = new ArrayList<>();
  private final PriorityQueue<Step> steps = new PriorityQueue<>();
  private final AlertFanout fanout;
  private final SlackHandler slack;
  private int made;
  private int delivered;

  /// One thing that happens at a time; steps of the same time happen in the order made.
  private record Step(Instant at, int number, Runnable work) implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      int byTime = at.compareTo(other.at());
      return byTime != 0 ? byTime : Integer.compare(number, other.number());
    }
  }

  AlertRun(long seed) {
    random = new Random(seed);
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(aws.accessKeyOf(GUARD), "made-up"));
    SnsClient sns =
        SnsClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(with -> with.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    SequencedMap<String, Alerts> receivers = new LinkedHashMap<>();
    receivers.put("topic", new SnsAlerts(sns, TOPIC));
    receivers.put("chat-topic", new ChatAlerts(sns, CHAT));
    receivers.put(
        "event-bus",
        new EventBusAlerts(
            new SignedCalls(
                UrlConnectionHttpClient.create(),
                credentials,
                EventBusAlerts.addressIn(Region.US_EAST_1).at(aws.endpoint()))));
    fanout = new AlertFanout(receivers, new InMemoryRecords(), clock, _ -> {});
    int[] runs = {0};
    slack =
        new SlackHandler(
            new SlackPosts(
                new SlackWebhook(
                    () -> aws.slackWebhook().toString(), HttpClient.newHttpClient(), clock),
                new InMemoryRecords(),
                clock,
                () -> "run " + ++runs[0]));
  }

  /// Publishes each alert at a time of its own within two hours, again and again until it is
  /// published, and delivers everything until nothing is left.
  void run(List<Alert> alerts) {
    for (Alert alert : alerts) {
      after(Duration.ofSeconds(random.nextInt(7_200)), () -> publish(alert));
    }
    while (!steps.isEmpty()) {
      Step next = steps.remove();
      clock.reach(next.at());
      next.work().run();
      takeFromTopic();
    }
  }

  private void publish(Alert alert) {
    maybe("Publish", ":findings", OF_AWS);
    maybe("Publish", ":chat", OF_AWS);
    maybe("PutEvents", "", OF_AWS);
    try {
      fanout.publish(alert);
    } catch (CallFailedException _) {
      count("published again");
      after(Duration.ofMinutes(1 + random.nextInt(5)), () -> publish(alert));
    } finally {
      aws.faults().heal();
    }
  }

  /// The topic sends what it accepted to the queue: late, in any order, and now and then twice.
  private void takeFromTopic() {
    List<SentMessage> sent = aws.sentMessages();
    for (SentMessage message : sent.subList(delivered, sent.size())) {
      if (message.topicArn().equals(TOPIC)) {
        deliverSoon(message);
        if (chance(15)) {
          count("delivered twice");
          deliverSoon(message);
        }
      }
    }
    delivered = sent.size();
  }

  private void deliverSoon(SentMessage message) {
    after(Duration.ofSeconds(random.nextInt(600)), () -> deliver(message, 1));
  }

  private void deliver(SentMessage message, int times) {
    if (isOutage()) {
      count("Slack is away");
      aws.faults().lasting(Faults.SLACK_MESSAGE, "", any(OF_SLACK));
    } else {
      maybe(Faults.SLACK_MESSAGE, "", OF_SLACK);
      maybeAnotherRun(message);
    }
    boolean again = !isPosted(message);
    aws.faults().heal();
    if (!again && chance(10)) {
      count("not deleted from the queue");
      again = true;
    }
    if (again && times == DELIVERIES) {
      dead.add(message.id());
    } else if (again) {
      after(VISIBILITY, () -> deliver(message, times + 1));
    }
  }

  /// Delivers the message once more while the first run is posting it.
  private void maybeAnotherRun(SentMessage message) {
    if (chance(10)) {
      aws.faults()
          .before(
              Faults.SLACK_MESSAGE,
              () -> {
                if (!isPosted(message)) {
                  count("two runs at once");
                }
              });
    }
  }

  private boolean isPosted(SentMessage message) {
    SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
    record.setMessageId("queue " + message.id());
    record.setBody(message.notification());
    SQSEvent batch = new SQSEvent();
    batch.setRecords(List.of(record));
    try {
      slack.handleRequest(batch, new LocalContext("SlackFunction"));
      return true;
    } catch (SlackRefusedException _) {
      return false;
    }
  }

  private boolean isOutage() {
    Instant begins = START.plus(OUTAGE_BEGINS);
    return !clock.instant().isBefore(begins) && clock.instant().isBefore(begins.plus(OUTAGE));
  }

  private void maybe(String operation, String about, List<Fault> from) {
    if (chance(20)) {
      Fault fault = any(from);
      count(operation + about + " " + fault);
      aws.faults().lasting(operation, about.replace(":", "%3A"), fault);
    }
  }

  private Fault any(List<Fault> from) {
    return from.get(random.nextInt(from.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private void after(Duration length, Runnable work) {
    steps.add(new Step(clock.instant().plus(length), made++, work));
  }

  private void count(String what) {
    faults.merge(what, 1, Integer::sum);
  }

  /// How often each trouble came up.
  Map<String, Integer> troubles() {
    return faults;
  }

  /// The messages that the queue gave up.
  List<String> dead() {
    return dead;
  }

  List<String> slackMessages() {
    return aws.slackMessages();
  }

  /// The headlines that the topic of findings accepted.
  List<String> published() {
    return publishedTo(TOPIC);
  }

  /// The headlines that the topic for chat accepted.
  List<String> publishedForChat() {
    return publishedTo(CHAT);
  }

  private List<String> publishedTo(String topic) {
    return aws.sentMessages().stream()
        .filter(message -> message.topicArn().equals(topic))
        .flatMap(message -> message.subject().stream())
        .toList();
  }

  /// The details of the events that the bus accepted.
  List<String> events() {
    return aws.putEvents().stream().map(PutEvent::detail).toList();
  }

  @Override
  public void close() {
    aws.close();
  }
}
