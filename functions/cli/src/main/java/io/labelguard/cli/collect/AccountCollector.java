package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.aws.SleepingPause;
import io.labelguard.aws.sagemaker.JobDescriptions;
import io.labelguard.aws.sagemaker.WorkteamReader;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Workforce.Vpc;
import io.labelguard.core.port.Progress;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.local.account.LocalKeys;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.Workforce;
import software.amazon.awssdk.services.sagemaker.model.Workteam;

/// Collects what the checks read of an account in one Region, by calls that only read. Each thing
/// is read once. What the caller may not read is left out and named.
///
/// A call that fails for another reason is thrown as
/// [io.labelguard.core.port.CallFailedException].
public final class AccountCollector {

  private final String account;
  private final String region;
  private final Sources sources;
  private final TrailRefusals trailRefusals = new TrailRefusals();
  private final NotPermitted notPermitted = new NotPermitted();
  private final Progress progress;
  private final JobCollector jobs;
  private final TeamCollector teams;
  private final NetworkCollector networks;
  private final BucketCollector buckets;
  private final RoleCollector roles;
  private final OrganizationCollector organizations;
  private final SimulationCollector simulation;
  private final KeyCollector keys;
  private final FunctionCollector functions;
  private final StreamCollector streams;
  private final PastCollector past;

  /// @param account the id of the account that the clients reach
  public AccountCollector(Clients clients, String account, Progress progress) {
    this.account = account;
    this.region = clients.region().id();
    this.progress = progress;
    this.sources =
        Wiring.ofCommand(
                Environment.ofCommand(Map.of(), account, region),
                clients.with(trailRefusals),
                Optional.of(Memory.withNewIndex(new InMemoryRecords())))
            .sources();
    SageMakerClient sageMaker = clients.sageMaker();
    this.jobs = new JobCollector(sources.jobs(), sageMaker, notPermitted, progress);
    this.teams = new TeamCollector(sources.teams(), sageMaker, notPermitted);
    this.networks = new NetworkCollector(sources.networks(), notPermitted);
    this.buckets = new BucketCollector(sources.buckets(), account, region, notPermitted);
    this.roles = new RoleCollector(sources.roles(), account, notPermitted);
    this.organizations = new OrganizationCollector(sources.organizations(), notPermitted);
    this.simulation =
        new SimulationCollector(clients.organizationDecisions(System.getenv()), notPermitted);
    this.keys = new KeyCollector(sources.keys(), account, region, notPermitted);
    this.functions = new FunctionCollector(sources.functions(), notPermitted);
    this.streams = new StreamCollector(sources.channels(), region, notPermitted);
    // What a guard remembers is in its own table and not collected.
    this.past =
        new PastCollector(
            clients.past(System.getenv(), new SleepingPause(), _ -> new Reading.Known<>(List.of())),
            notPermitted);
  }

  /// Collects the live jobs, or those of some names, and what they depend on.
  ///
  /// @param names of jobs, whatever their status; empty for every live job
  /// @throws UnknownJobException where there is no job of a name
  public World collect(List<String> names) {
    boolean trails = trails();
    List<DescribeLabelingJobResponse> described = names.isEmpty() ? jobs.live() : jobs.named(names);
    List<LabelingJob> read = described.stream().map(this::job).toList();
    List<Workteam> listed = teams.teams();
    Optional<Workforce> workforce = teams.workforce();
    Optional<Organization> organization = organizations.organization();
    List<World.Bucket> found = buckets(read);
    Optional<ObjectNode> member = organizations.entry(organization, account);
    List<World.Role> ofRoles = roles.of(read);
    if (!OrganizationCollector.hasScps(organization, member)) {
      simulation.ask(ofRoles, read, buckets.all());
    }
    streams.read(read);
    NetworkCollector.Collected collected =
        networks.of(read, workforce.map(WorkteamReader::of).flatMap(one -> one.vpc().map(Vpc::id)));
    JsonNode ofKeys = keys.of(read, buckets.encryption(), streams.facts());
    SortedMap<String, JsonNode> ofPast =
        past.of(read, ofKeys.findValuesAsText("Arn"), Instant.now());
    return new World(
        account,
        region,
        found,
        described,
        listed,
        workforce,
        trails,
        teams.tags(listed),
        Optional.of(ofRoles),
        organization,
        collected.endpoints(),
        new TreeMap<>(),
        0,
        List.of(),
        Optional.empty(),
        given(member, collected.given(), ofPast, ofKeys, functions.of(read)));
  }

  private LabelingJob job(DescribeLabelingJobResponse answer) {
    return LabelingJob.from(JobDescriptions.of(answer), Optional.of(region), Optional.of(account));
  }

  private boolean trails() {
    Optional<Boolean> logs = sources.trails().logManagementEvents();
    if (logs.isEmpty()) {
      trailRefusals.all().forEach(notPermitted::add);
      if (trailRefusals.all().isEmpty()) {
        // The selectors of a trail depend on what Labelguard does not evaluate.
        notPermitted.add("cloudtrail:GetEventSelectors");
      }
    }
    return logs.orElse(true);
  }

  private List<World.Bucket> buckets(List<LabelingJob> read) {
    NavigableSet<String> names = new TreeSet<>();
    read.forEach(job -> names.addAll(job.buckets()));
    List<World.Bucket> found = new ArrayList<>();
    for (String name : names) {
      buckets.read(name).ifPresent(found::add);
      progress.reviewedBucket(names.size());
    }
    return found;
  }

  private SortedMap<String, JsonNode> given(
      Optional<ObjectNode> organization,
      SortedMap<String, JsonNode> ofNetworks,
      SortedMap<String, JsonNode> ofPast,
      JsonNode ofKeys,
      JsonNode ofFunctions) {
    SortedMap<String, JsonNode> given = new TreeMap<>(ofNetworks);
    organization.ifPresent(entry -> given.put("organization", entry));
    ArrayNode list = JsonTrees.object().putArray(World.NOT_PERMITTED);
    notPermitted.all().forEach(list::add);
    given.put(World.NOT_PERMITTED, list);
    given.put(LocalKeys.MEMBER, ofKeys);
    given.put("functions", ofFunctions);
    given.putAll(streams.given());
    given.putAll(ofPast);
    return given;
  }
}
