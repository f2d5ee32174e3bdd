package io.labelguard.local;

import com.sun.net.httpserver.HttpServer;
import io.labelguard.local.account.LocalJobLogs;
import io.labelguard.local.account.LocalOrganization;
import io.labelguard.local.account.LocalTrails;
import io.labelguard.local.message.EventBus;
import io.labelguard.local.message.PutEvent;
import io.labelguard.local.message.QueueMessage;
import io.labelguard.local.message.Queues;
import io.labelguard.local.message.SentMessage;
import io.labelguard.local.message.SlackReceiver;
import io.labelguard.local.message.Topics;
import io.labelguard.local.s3.S3Service;
import io.labelguard.local.wire.CallCounts;
import io.labelguard.local.wire.Callers;
import io.labelguard.local.wire.DatedHttp;
import io.labelguard.local.wire.Faults;
import io.labelguard.local.wire.JsonService;
import io.labelguard.local.wire.Service;
import io.labelguard.local.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.http.SdkHttpClient;

/// A local AWS for one account and Region on 127.0.0.1, at a free port, until it is closed.
///
/// Point an SDK client at it by `endpointOverride(aws.endpoint())`, the world's Region, any static
/// credentials and the URL connection HTTP client; S3 goes path-style by itself against an IP
/// address. A child process needs it as `AWS_ENDPOINT_URL`. All services share the endpoint. The
/// caller of a request is the role or user of its access key ([#accessKeyOf]), or else the caller
/// given to `start`.
///
/// The local AWS delivers nothing by itself: a test or command takes its events and messages and
/// delivers them.
public final class LocalAws implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Callers callers;
  private final Faults faults;
  private final CallCounts calls = new CallCounts();
  private final AccountState state;
  private final Topics topics;
  private final Queues queues;
  private final EventBus eventBus = new EventBus();
  private final SlackReceiver slack = new SlackReceiver();
  private final InstantSource clock;

  private LocalAws(World world, String callerArn, InstantSource clock) throws IOException {
    // Otherwise each small answer may wait 40 ms for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    this.clock = clock;
    faults = new Faults(clock);
    callers = new Callers(callerArn);
    state = new AccountState(world, clock);
    state.roles.add(callerArn);
    topics = new Topics(state.arnPrefix("sns"), state.topics);
    queues = new Queues(clock, endpoint() + "/" + world.account(), state.queues);
    server.setExecutor(threads);
    server.createContext(
        "/",
        new RequestRouter(
            services(world), callers, faults, state.events, calls, RefusedCalls.of(world)));
  }

  /// Starts with the resources of a world.
  ///
  /// @param callerArn the role (or user) that makes the requests
  /// @param clock gives creation dates and event times
  public static LocalAws start(World world, String callerArn, InstantSource clock) {
    try {
      LocalAws aws = new LocalAws(world, callerArn, clock);
      // The server's own thread is a daemon only where the one that starts it is.
      Thread.ofPlatform().daemon().name("local-aws").start(aws.server::start).join();
      return aws;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting the local AWS", e);
    }
  }

  /// Returns where all services listen.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Returns the HTTP client for the account: its answers have the account's time in `Date`.
  public SdkHttpClient dated(SdkHttpClient http) {
    return new DatedHttp(http, clock, faults::ahead);
  }

  /// Returns where the Slack receiver listens.
  public URI slackWebhook() {
    return endpoint().resolve(SlackReceiver.PATH);
  }

  /// Returns the access key id of a role or user: requests that it signs, with any secret, count as
  /// theirs.
  public String accessKeyOf(String arn) {
    state.roles.add(arn);
    return callers.accessKey(arn);
  }

  /// Returns the state of the account.
  public AccountState state() {
    return state;
  }

  /// Returns the faults on demand.
  public Faults faults() {
    return faults;
  }

  /// Returns how often each operation was called since the last call, by names such as `s3
  /// GetBucketPolicy` and `s3 GetBucketPolicy (throttled)`; failed calls count, too.
  public SortedMap<String, Integer> takeCalls() {
    return calls.take();
  }

  /// Returns the messages published to SNS, in order.
  public List<SentMessage> sentMessages() {
    return topics.sent();
  }

  /// Returns the messages published to SNS since the last call, and keeps them no longer.
  public List<SentMessage> takeSentMessages() {
    return topics.takeSent();
  }

  /// Returns the events that callers put on the default event bus, in order.
  public List<PutEvent> putEvents() {
    return eventBus.events();
  }

  /// Returns the bodies that the Slack receiver accepted, in order.
  public List<String> slackMessages() {
    return slack.messages();
  }

  /// Returns the CloudTrail events of all writes since the last call, as EventBridge delivers them.
  public List<String> takeEvents() {
    return state.events.take();
  }

  /// Returns the messages sent to SQS since the last call.
  public List<QueueMessage> takeQueueMessages() {
    return queues.take();
  }

  /// Returns the bodies of the messages in an SQS queue, in the order sent.
  public List<String> queueBodies(String queueUrl) {
    return queues.bodies(queueUrl);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private Map<String, Service> services(World world) {
    Map<String, Service> byName = new TreeMap<>();
    for (Service service :
        List.of(
            new S3Service(world.account(), world.region(), state.buckets, faults),
            sageMaker(),
            topics.service(),
            queues.service(),
            eventBus.service(),
            state.secrets.service(),
            state.parameters.service(),
            state.tagging.service(),
            state.roles.iam(),
            state.roles.sts(),
            state.keys.service(),
            state.functions.service(state.invocations),
            new LocalOrganization(world).service(),
            state.networks.service(),
            state.machines.service(),
            new LocalTrails(
                    world.trails(), world.region(), state.arnPrefix("cloudtrail"), state.history)
                .service(),
            new LocalJobLogs(Optional.ofNullable(world.given().get(LocalJobLogs.MEMBER))).service(),
            slack)) {
      byName.put(service.signingName(), service);
    }
    return byName;
  }

  private Service sageMaker() {
    return new JsonService(
        "sagemaker",
        Map.ofEntries(
            Map.entry("ListLabelingJobs", state.jobs::list),
            Map.entry("DescribeLabelingJob", state.jobs::describe),
            Map.entry("CreateLabelingJob", state.jobs::create),
            Map.entry("StopLabelingJob", state.jobs::stop),
            Map.entry("ListWorkteams", state.workteams::list),
            Map.entry("DescribeWorkteam", state.workteams::describe),
            Map.entry("CreateWorkteam", state.workteams::create),
            Map.entry("UpdateWorkteam", state.workteams::update),
            Map.entry("DeleteWorkteam", state.workteams::delete),
            Map.entry("ListWorkforces", state.workforces::list),
            Map.entry("DescribeWorkforce", state.workforces::describe),
            Map.entry("CreateWorkforce", state.workforces::create),
            Map.entry("UpdateWorkforce", state.workforces::update),
            Map.entry("DeleteWorkforce", state.workforces::delete),
            Map.entry("ListTags", state.tags::list)),
        true);
  }
}
