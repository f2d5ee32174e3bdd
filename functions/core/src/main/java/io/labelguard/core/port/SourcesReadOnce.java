package io.labelguard.core.port;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.key.BucketEncryption;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.core.port.dependency.ChannelsOnce;
import io.labelguard.core.port.dependency.FunctionsOnce;
import io.labelguard.core.port.dependency.KeysOnce;
import io.labelguard.core.port.dependency.NetworksOnce;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads each thing once, when it is first asked for, for one event, request or sweep on one
/// thread. A read that fails is not tried again: each time it is asked for, it fails likewise.
final class SourcesReadOnce {

  private final Map<List<String>, Object> answers = new HashMap<>();

  private SourcesReadOnce() {}

  static Sources of(Sources sources) {
    SourcesReadOnce once = new SourcesReadOnce();
    return new Sources(
        once.new Buckets(sources.buckets()),
        once.new Jobs(sources.jobs()),
        once.new Teams(sources.teams()),
        sources.trails(),
        once.new Roles(sources.roles()),
        once.new OrganizationOnce(sources.organizations()),
        // A job's manifest is read once in the job's life.
        sources.manifests(),
        new KeysOnce(sources.keys(), once::once),
        new NetworksOnce(sources.networks(), once::once),
        new FunctionsOnce(sources.functions(), once::once),
        new ChannelsOnce(sources.channels(), once::once));
  }

  /// The key names the question, so that an answer has the type that the question asks for.
  @SuppressWarnings("unchecked")
  private <T> T once(Supplier<T> read, String... question) {
    List<String> key = List.of(question);
    Object known = answers.get(key);
    if (known instanceof CallFailedException failed) {
      throw failed;
    }
    if (known != null) {
      return (T) known;
    }
    try {
      T answer = read.get();
      answers.put(key, answer);
      return answer;
    } catch (CallFailedException e) {
      answers.put(key, e);
      throw e;
    }
  }

  private final class Buckets implements BucketPolicies {

    private final BucketPolicies buckets;

    Buckets(BucketPolicies buckets) {
      this.buckets = buckets;
    }

    @Override
    public Bucket read(String bucket) {
      return once(() -> buckets.read(bucket), "bucket", bucket);
    }

    @Override
    public TagReading modeTag(String bucket) {
      return once(() -> buckets.modeTag(bucket), "bucket tag", bucket);
    }

    @Override
    public Reading<List<CorsRule>> cors(String bucket) {
      return once(() -> buckets.cors(bucket), "bucket CORS", bucket);
    }

    @Override
    public Reading<BucketEncryption> encryption(String bucket) {
      return once(() -> buckets.encryption(bucket), "bucket encryption", bucket);
    }
  }

  private final class Jobs implements LabelingJobs {

    private final LabelingJobs jobs;

    Jobs(LabelingJobs jobs) {
      this.jobs = jobs;
    }

    @Override
    public LiveJobs live() {
      return once(jobs::live, "live jobs");
    }

    @Override
    public JobPage list(LabelingJob.Status status, Optional<String> page) {
      return jobs.list(status, page);
    }

    @Override
    public List<ListedJob> createdAfter(Instant time) {
      return once(() -> jobs.createdAfter(time), "jobs created after", time.toString());
    }

    @Override
    public Optional<LabelingJob> find(String name) {
      return once(() -> jobs.find(name), "job", name);
    }

    @Override
    public DescribedJobs describe(Collection<String> names, Runnable afterEach) {
      return jobs.describe(names, afterEach);
    }
  }

  private final class Teams implements Workteams {

    private final Workteams teams;

    Teams(Workteams teams) {
      this.teams = teams;
    }

    @Override
    public Optional<Workteam> find(String name) {
      return once(() -> listed(name).or(() -> teams.find(name)), "team", name);
    }

    /// Returns the team as the list of all teams has it, where that was read before.
    private Optional<Workteam> listed(String name) {
      return answers.get(List.of("teams")) instanceof List<?> all
          ? all.stream()
              .filter(Workteam.class::isInstance)
              .map(Workteam.class::cast)
              .filter(team -> team.name().equals(name))
              .findFirst()
          : Optional.empty();
    }

    @Override
    public List<Workteam> all() {
      return once(teams::all, "teams");
    }

    @Override
    public Optional<Workforce> workforce() {
      return once(teams::workforce, "workforce");
    }

    @Override
    public BucketPolicies.TagReading modeTag(Workteam team) {
      return once(() -> teams.modeTag(team), "team tag", team.name());
    }

    @Override
    public BucketPolicies.TagReading modeTag(Workforce workforce) {
      return once(() -> teams.modeTag(workforce), "workforce tag", workforce.name());
    }
  }

  private final class Roles implements ExecutionRoles {

    private final ExecutionRoles roles;

    Roles(ExecutionRoles roles) {
      this.roles = roles;
    }

    @Override
    public Optional<RoleFacts> find(String name) {
      return once(() -> roles.find(name), "role", name);
    }

    @Override
    public Reading<RolePolicies> policies(RoleFacts role) {
      return once(() -> roles.policies(role), "policies of role", role.arn());
    }
  }

  private final class OrganizationOnce implements Organizations {

    private final Organizations organizations;

    OrganizationOnce(Organizations organizations) {
      this.organizations = organizations;
    }

    @Override
    public Organization ofTheAccount() {
      return once(organizations::ofTheAccount, "organization");
    }

    @Override
    public ControlPolicies controlPolicies(String account) {
      return once(() -> organizations.controlPolicies(account), "control policies", account);
    }
  }
}
