package io.labelguard.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.account.Invocations;
import io.labelguard.local.account.LocalEventHistory;
import io.labelguard.local.account.LocalFunctions;
import io.labelguard.local.account.LocalKeys;
import io.labelguard.local.account.LocalParameters;
import io.labelguard.local.account.LocalStateMachines;
import io.labelguard.local.account.LocalTagging;
import io.labelguard.local.account.Roles;
import io.labelguard.local.account.Secrets;
import io.labelguard.local.ec2.LocalNetworks;
import io.labelguard.local.event.EventLog;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.message.LocalChannels;
import io.labelguard.local.s3.Buckets;
import io.labelguard.local.sagemaker.LocalLabelingJobs;
import io.labelguard.local.sagemaker.LocalWorkforce;
import io.labelguard.local.sagemaker.LocalWorkteams;
import io.labelguard.local.sagemaker.Tags;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.world.World;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.Workteam;

/// The resources of the account. Changes made here need no call and so raise no event.
public final class AccountState {

  private static final String FUNCTIONS = "functions";

  private final World start;
  final Buckets buckets;
  final LocalLabelingJobs jobs;
  final LocalWorkteams workteams;
  final LocalWorkforce workforces;
  final Tags tags;
  final Secrets secrets;
  final Roles roles;
  final LocalKeys keys;
  final LocalParameters parameters = new LocalParameters();
  final LocalTagging tagging = new LocalTagging();
  final Invocations invocations = new Invocations();
  final LocalStateMachines machines = new LocalStateMachines();
  final LocalNetworks networks;
  final LocalFunctions functions;
  final LocalChannels topics;
  final LocalChannels queues;
  final LocalEventHistory history;
  final EventLog events;

  AccountState(World world, InstantSource clock) {
    start = world;
    String arnPrefix = arnPrefix("sagemaker");
    history =
        new LocalEventHistory(
            Optional.ofNullable(world.given().get(LocalEventHistory.MEMBER)),
            Optional.ofNullable(world.given().get(LocalEventHistory.FROM)));
    events =
        new EventLog(
            world.account(), world.region(), world.trails(), world.events(), history, clock);
    buckets = new Buckets(world.buckets(), world.collected());
    jobs = new LocalLabelingJobs(arnPrefix, clock, world.jobs());
    workteams = new LocalWorkteams(arnPrefix, clock, world.workteams());
    workforces = new LocalWorkforce(arnPrefix, clock, world.workforce());
    tags = new Tags(jobs, workteams, world.teamTags());
    secrets = new Secrets(world.secrets());
    keys =
        new LocalKeys(Optional.ofNullable(world.given().get(LocalKeys.MEMBER)), arnPrefix("kms"));
    networks = new LocalNetworks(world);
    topics = new LocalChannels(LocalChannels.Kind.TOPICS, world);
    queues = new LocalChannels(LocalChannels.Kind.QUEUES, world);
    functions =
        new LocalFunctions(Optional.ofNullable(world.given().get(FUNCTIONS)), arnPrefix("lambda"));
    roles =
        new Roles(
            world.roles(), world.jobs().stream().flatMap(job -> Stream.ofNullable(job.roleArn())));
  }

  /// Returns the text of a bucket's policy.
  public Optional<String> policy(String bucket) {
    return buckets.get(bucket).policy();
  }

  /// Sets a bucket's policy to any text; empty removes it.
  public void setPolicy(String bucket, Optional<String> text) {
    buckets.setPolicy(bucket, text);
  }

  /// Adds a bucket, or replaces the one of its name.
  public void putBucket(World.Bucket bucket) {
    buckets.put(bucket);
  }

  /// Replaces all tags of a bucket.
  public void tagBucket(String bucket, Map<String, String> tags) {
    buckets.change(bucket, one -> one.withTags(tags));
  }

  /// Returns a labeling job as it would be described.
  public DescribeLabelingJobResponse job(String name) {
    return jobs.get(name);
  }

  /// Adds a labeling job, or replaces the one of its name.
  public void putJob(DescribeLabelingJobResponse job) {
    jobs.put(job);
  }

  /// Sets the status of a job, written as the API does.
  public void setJobStatus(String name, String status) {
    jobs.setStatus(name, status);
  }

  /// Removes a job.
  public void removeJob(String name) {
    jobs.remove(name);
  }

  /// Returns a work team as it would be described.
  public Workteam team(String name) {
    return workteams.get(name);
  }

  /// Changes a work team.
  public void changeTeam(String name, UnaryOperator<Workteam> change) {
    workteams.put(change.apply(workteams.get(name)));
  }

  /// Stores a secret under its name or ARN.
  public void putSecret(String id, String value) {
    secrets.put(id, value);
  }

  /// Adds the tags of a resource, by its ARN.
  public void putTags(String arn, Map<String, String> ofResource) {
    tagging.put(arn, ofResource);
  }

  /// Returns the functions that take events, and the events that they were given.
  public Invocations invocations() {
    return invocations;
  }

  /// Returns the runs of state machines.
  public LocalStateMachines machines() {
    return machines;
  }

  /// Adds the tags of a table, which itself is in DynamoDB Local.
  public void putTable(String name, Map<String, String> tags) {
    putTags(arnPrefix("dynamodb") + "table/" + name, tags);
  }

  /// Adds a parameter of Systems Manager, or replaces its value.
  public void putParameter(String name, String value) {
    parameters.put(name, value);
  }

  /// Applies the change in an event: a recorded write, or the new status of a job. It ignores
  /// failed calls, calls that this class does not know, resources that do not exist, events of
  /// another account or Region, and events that AWS did not send.
  ///
  /// @return whether the state changed
  public boolean enact(String event) {
    JsonNode json = JsonTrees.of(event).orElseGet(JsonTrees::object);
    if (!json.path("account").asText(start.account()).equals(start.account())
        || !json.path("region").asText(start.region()).equals(start.region())) {
      return false;
    }
    try {
      return RecordedCall.of(json).map(call -> call.enact(this)).orElse(false)
          || RecordedDependency.of(json).map(call -> call.enact(this)).orElse(false)
          || RecordedRoleChange.of(json).map(call -> call.enact(roles)).orElse(false)
          || JobStateChange.of(json).map(change -> change.enact(this)).orElse(false)
          || RecordedNetworkCall.of(json).map(call -> call.enact(networks)).orElse(false);
    } catch (AwsError _) {
      return false;
    }
  }

  /// Returns the state as a world, with which a local AWS can start again.
  public World world() {
    SortedMap<String, SortedMap<String, String>> teamTags = new TreeMap<>();
    tags.teams().forEach((team, ofTeam) -> teamTags.put(team, new TreeMap<>(ofTeam)));
    return new World(
        start.account(),
        start.region(),
        buckets.all(),
        jobs.all(),
        workteams.all(),
        workforces.one(),
        start.trails(),
        teamTags,
        roles.all(),
        start.organization(),
        networks.endpoints(),
        secrets.all(),
        events.count(),
        List.of(),
        start.now(),
        given());
  }

  private SortedMap<String, JsonNode> given() {
    SortedMap<String, JsonNode> given = new TreeMap<>(networks.given(start.given()));
    keys.all().ifPresent(now -> given.put(LocalKeys.MEMBER, now));
    functions.all().ifPresent(list -> given.put(FUNCTIONS, list));
    topics.all().ifPresent(list -> given.put(LocalChannels.Kind.TOPICS.member(), list));
    queues.all().ifPresent(list -> given.put(LocalChannels.Kind.QUEUES.member(), list));
    history.all().ifPresent(list -> given.put(LocalEventHistory.MEMBER, list));
    return given;
  }

  String arnPrefix(String service) {
    return "arn:aws:%s:%s:%s:".formatted(service, start.region(), start.account());
  }
}
