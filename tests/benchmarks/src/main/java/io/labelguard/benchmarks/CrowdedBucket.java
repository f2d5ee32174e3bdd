package io.labelguard.benchmarks;

import static java.util.stream.Collectors.joining;

import io.labelguard.core.alert.Publisher;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.detect.Guard;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.index.InMemoryJobIndex;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionConfiguration;
import io.labelguard.core.labeling.key.BucketEncryption;
import io.labelguard.core.labeling.key.KeyFacts;
import io.labelguard.core.labeling.manifest.ManifestSummary;
import io.labelguard.core.labeling.manifest.SequenceFile;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.core.port.BucketPolicies;
import io.labelguard.core.port.DescribedJobs;
import io.labelguard.core.port.ExecutionRoles;
import io.labelguard.core.port.JobPage;
import io.labelguard.core.port.LabelingJobs;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.port.LiveJobs;
import io.labelguard.core.port.Manifests;
import io.labelguard.core.port.Organizations;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.Sources;
import io.labelguard.core.port.Workteams;
import io.labelguard.core.port.dependency.Channels;
import io.labelguard.core.port.dependency.Functions;
import io.labelguard.core.port.dependency.Keys;
import io.labelguard.core.port.dependency.Networks;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Snapshot;
import io.labelguard.policy.layer.Grant;
import io.labelguard.policy.model.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An account in memory with one bucket, many labeling jobs at it and a policy that denies them
/// all; every port answers at once, so only Labelguard's own work takes time.
///
/// @param earlier texts of the policies that the bucket had before, newest first
record CrowdedBucket(List<LabelingJob> jobs, String policy, List<String> earlier) {

  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "us-east-1";
  private static final String NAME = "gt-labeling-data";
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant CHANGED = NOW.minusSeconds(30);
  private static final int PREFIXES = 59;

  CrowdedBucket {
    jobs = List.copyOf(jobs);
    earlier = List.copyOf(earlier);
  }

  /// @param jobs how many
  /// @param statements of the policy: one that denies every job, and others that concern none
  /// @param denying how many earlier policies denied the jobs already; before them, one did not
  static CrowdedBucket of(int jobs, int statements, int denying) {
    return new CrowdedBucket(
        IntStream.range(0, jobs).mapToObj(CrowdedBucket::job).toList(),
        policy(statements, "vpce-0c1d2e3f4a5b60789"),
        Stream.concat(
                IntStream.range(0, denying)
                    .mapToObj(i -> policy(statements, "vpce-0c1d2e3f4a5b6%04x".formatted(i))),
                Stream.of(ofStatements(others(statements))))
            .toList());
  }

  /// Each reads a manifest of its own and writes to a folder of its own; ten execution roles.
  private static LabelingJob job(int number) {
    String name = "cats-and-dogs-" + number;
    String prefix = "project-" + number % PREFIXES + "/";
    return new LabelingJob(
        name,
        Optional.of("arn:aws:sagemaker:us-east-1:111122223333:labeling-job/" + name),
        Optional.of(REGION),
        Optional.of(ACCOUNT),
        LabelingJob.Status.IN_PROGRESS,
        Optional.of("arn:aws:iam::111122223333:role/GroundTruthExecutionRole" + number % 10),
        Optional.of("arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers"),
        List.of(
            new LabelingJob.Location(
                LabelingJob.Use.MANIFEST, new S3Location(NAME, prefix + name + ".manifest")),
            new LabelingJob.Location(
                LabelingJob.Use.OUTPUT, new S3Location(NAME, prefix + "output/" + name))),
        false,
        Optional.empty(),
        Optional.of(NOW.minus(Duration.ofDays(30))),
        List.of());
  }

  private static String policy(int statements, String endpoint) {
    String deny =
        """
        {"Sid":"OnlyOwnEndpoint","Effect":"Deny","Principal":"*",\
        "Action":["s3:GetObject","s3:PutObject","s3:AbortMultipartUpload","s3:ListBucket","s3:GetBucketLocation"],\
        "Resource":["arn:aws:s3:::gt-labeling-data","arn:aws:s3:::gt-labeling-data/*"],\
        "Condition":{"StringNotEquals":{"aws:SourceVpce":["%s"]}}}\
        """
            .formatted(endpoint);
    return ofStatements(Stream.concat(Stream.of(deny), others(statements).stream()).toList());
  }

  /// Each lets nobody but the analysts of one project read its reports.
  private static List<String> others(int statements) {
    return IntStream.range(1, Math.max(statements, 2))
        .mapToObj(
            i ->
                """
                {"Sid":"Reports%d","Effect":"Deny","Principal":"*","Action":"s3:GetObject",\
                "Resource":"arn:aws:s3:::gt-labeling-data/project-%d/reports/*",\
                "Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Analysts%d"}}}\
                """
                    .formatted(i, i, i))
        .toList();
  }

  private static String ofStatements(List<String> statements) {
    return statements.stream()
        .collect(joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
  }

  /// Handles the event that made the policy what it is, in a guard that remembers the earlier
  /// policies.
  Outcome handle() {
    InMemoryRecords records = new InMemoryRecords();
    for (int i = earlier.size() - 1; i >= 0; i--) {
      Optional<String> text = Optional.of(earlier.get(i));
      Instant at = CHANGED.minus(Duration.ofMinutes(i + 1));
      records.keep(
          new Snapshot(
              NAME,
              Snapshot.Text.of(text),
              Fingerprint.of(text),
              at,
              Looks.at(at),
              Optional.of("arn:aws:iam::111122223333:user/ana"),
              Optional.of("earlier-" + i)));
    }
    GuardContext context =
        GuardContext.of(
            settings(),
            GroundTruthEndpoints.bundled(),
            new Sources(
                new Policies(),
                new Jobs(),
                new Teams(),
                () -> Optional.of(true),
                new NoRoles(),
                new Organizations() {
                  @Override
                  public Organization ofTheAccount() {
                    return new Organization.None();
                  }

                  @Override
                  public ControlPolicies controlPolicies(String account) {
                    return ControlPolicies.NONE;
                  }
                },
                new NoManifests(),
                new NoKeys(),
                new NoNetworks(),
                new NoFunctions(),
                new NoChannels()),
            records,
            new InMemoryJobIndex(),
            Publisher.NOBODY,
            () -> NOW);
    return new Guard(context, _ -> {}, Pause.NONE, () -> "claim").handle(event());
  }

  private static Settings settings() {
    return new Settings(
        ACCOUNT,
        REGION,
        Settings.Mode.FIX,
        Set.of("arn:aws:iam::111122223333:role/labelguard-ApplyFixRole"),
        Set.of(),
        Set.of(NAME),
        Set.of(),
        false,
        false,
        3,
        Duration.ofDays(7),
        Duration.ofSeconds(10));
  }

  private GuardEvent event() {
    return new GuardEvent.BucketPolicyChanged(
        new EventFacts(
            "event-1",
            "PutBucketPolicy",
            ACCOUNT,
            REGION,
            CHANGED,
            new Actor(
                Optional.of("arn:aws:iam::111122223333:user/ana"),
                Optional.empty(),
                Optional.of(ACCOUNT),
                Optional.of("aws-cli/2.31"),
                Optional.of("198.51.100.7"),
                Optional.empty()),
            Optional.empty()),
        NAME,
        Optional.of(policy));
  }

  private final class Policies implements BucketPolicies {
    @Override
    public Bucket read(String bucket) {
      return new Bucket(
          bucket,
          Optional.of(REGION),
          Optional.of(ACCOUNT),
          new BucketPolicyState.Readable(Peers.policy(policy)));
    }

    @Override
    public TagReading modeTag(String bucket) {
      return new TagReading.Value(Optional.empty(), Optional.empty());
    }

    @Override
    public Reading<List<CorsRule>> cors(String bucket) {
      return new Reading.NotGiven<>();
    }

    @Override
    public Reading<BucketEncryption> encryption(String bucket) {
      return new Reading.NotGiven<>();
    }
  }

  private final class Jobs implements LabelingJobs {
    @Override
    public LiveJobs live() {
      return LiveJobs.of(jobs);
    }

    @Override
    public JobPage list(LabelingJob.Status status, Optional<String> page) {
      return new JobPage(listed().filter(job -> job.status() == status).toList(), Optional.empty());
    }

    @Override
    public List<ListedJob> createdAfter(Instant time) {
      return listed().filter(job -> job.created().filter(time::isBefore).isPresent()).toList();
    }

    private Stream<ListedJob> listed() {
      return jobs.stream()
          .map(job -> new ListedJob(job.name(), job.status(), job.created(), job.counters()));
    }

    @Override
    public Optional<LabelingJob> find(String name) {
      return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
    }

    @Override
    public DescribedJobs describe(Collection<String> names, Runnable afterEach) {
      Set<String> wanted = Set.copyOf(names);
      List<LabelingJob> found = jobs.stream().filter(job -> wanted.contains(job.name())).toList();
      names.forEach(_ -> afterEach.run());
      return new DescribedJobs(found, List.of(), List.of());
    }
  }

  /// No team, and the workforce that every account with a team has.
  private static final class Teams implements Workteams {
    @Override
    public Optional<Workteam> find(String name) {
      return Optional.empty();
    }

    @Override
    public List<Workteam> all() {
      return List.of();
    }

    @Override
    public Optional<Workforce> workforce() {
      return Optional.of(
          Workforce.of(
              "default", Optional.empty(), List.of("198.51.100.0/24"), Optional.empty(), false));
    }

    @Override
    public BucketPolicies.TagReading modeTag(Workteam team) {
      return new BucketPolicies.TagReading.Value(Optional.empty(), Optional.empty());
    }

    @Override
    public BucketPolicies.TagReading modeTag(Workforce workforce) {
      return new BucketPolicies.TagReading.Value(Optional.empty(), Optional.empty());
    }
  }

  /// No network is read.
  private static final class NoNetworks implements Networks {
    @Override
    public Reading<List<Subnet>> subnets(Collection<String> ids) {
      return new Reading.NotGiven<>();
    }

    @Override
    public Reading<List<RouteTable>> routeTables(String vpcId) {
      return new Reading.NotGiven<>();
    }

    @Override
    public Reading<List<VpcEndpoint>> endpoints(String vpcId) {
      return new Reading.NotGiven<>();
    }

    @Override
    public Reading<List<SecurityGroup>> securityGroups(Collection<String> ids) {
      return new Reading.NotGiven<>();
    }
  }

  /// No bucket's manifests are read.
  private static final class NoManifests implements Manifests {
    @Override
    public ManifestSummary scan(S3Location manifest, long mostBytes) {
      throw new IllegalStateException("asked for manifest " + manifest.uri());
    }

    @Override
    public Optional<SequenceFile> sequence(S3Location file) {
      throw new IllegalStateException("asked for sequence file " + file.uri());
    }
  }

  /// No job names a key.
  private static final class NoKeys implements Keys {

    @Override
    public Reading<Optional<KeyFacts>> find(String name) {
      return new Reading.NotGiven<>();
    }

    @Override
    public Reading<Policy> policy(String arn) {
      return new Reading.NotGiven<>();
    }

    @Override
    public Reading<List<Grant>> grants(String arn) {
      return new Reading.NotGiven<>();
    }
  }

  private static final class NoRoles implements ExecutionRoles {

    @Override
    public Optional<RoleFacts> find(String name) {
      return Optional.empty();
    }

    @Override
    public Reading<RolePolicies> policies(RoleFacts role) {
      return new Reading.NotGiven<>();
    }
  }

  private static final class NoChannels implements Channels {

    @Override
    public Reading<Optional<ChannelFacts>> topic(String arn) {
      return new Reading.NotGiven<>();
    }

    @Override
    public Reading<Optional<ChannelFacts>> queue(String arn) {
      return new Reading.NotGiven<>();
    }
  }

  private static final class NoFunctions implements Functions {

    @Override
    public Reading<Optional<FunctionConfiguration>> configuration(CustomFunction function) {
      return new Reading.NotGiven<>();
    }

    @Override
    public Reading<Optional<Integer>> reservedConcurrency(CustomFunction function) {
      return new Reading.NotGiven<>();
    }

    @Override
    public Reading<Optional<Policy>> policy(CustomFunction function) {
      return new Reading.NotGiven<>();
    }
  }
}
