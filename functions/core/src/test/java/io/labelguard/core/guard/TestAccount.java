package io.labelguard.core.guard;

import io.labelguard.core.alert.OneReceiver;
import io.labelguard.core.alert.Publisher;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.cors.CorsText;
import io.labelguard.core.guard.detect.Guard;
import io.labelguard.core.guard.detect.Sweep;
import io.labelguard.core.guard.write.ApplyFix;
import io.labelguard.core.guard.write.OperatorActions;
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
import io.labelguard.core.labeling.key.BucketEncryption;
import io.labelguard.core.labeling.key.KeyFacts;
import io.labelguard.core.labeling.key.KmsKey;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.core.port.BucketPolicies;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.port.ClockReading;
import io.labelguard.core.port.DescribedJobs;
import io.labelguard.core.port.ExecutionRoles;
import io.labelguard.core.port.JobPage;
import io.labelguard.core.port.LabelingJobs;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.port.LiveJobs;
import io.labelguard.core.port.Organizations;
import io.labelguard.core.port.Sources;
import io.labelguard.core.port.Workteams;
import io.labelguard.core.port.dependency.Keys;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.port.write.Writers;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.message.Alert;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.layer.Grant;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// An AWS account in memory that does what a test asks for.
public final class TestAccount {

  public static final String ACCOUNT = "111122223333";
  public static final String REGION = "us-east-1";
  public static final String BUCKET = "gt-labeling-data";
  public static final String FIX_ROLE = "arn:aws:iam::111122223333:role/labelguard-ApplyFixRole";
  public static final String PERSON = "arn:aws:iam::111122223333:user/ana";
  public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  public static final Instant CHANGED = NOW.minusSeconds(30);

  public static final String TIGHT =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"OnlyOwnEndpoint","Effect":"Deny","Principal":"*",\
      "Action":["s3:GetObject","s3:PutObject","s3:AbortMultipartUpload","s3:ListBucket","s3:GetBucketLocation"],\
      "Resource":["arn:aws:s3:::gt-labeling-data","arn:aws:s3:::gt-labeling-data/*"],\
      "Condition":{"StringNotEquals":{"aws:SourceVpce":["vpce-0c1d2e3f4a5b60789"]}}}]}\
      """;
  public static final String ONLY_TLS =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"OnlyTls","Effect":"Deny","Principal":"*","Action":"s3:*",\
      "Resource":["arn:aws:s3:::gt-labeling-data","arn:aws:s3:::gt-labeling-data/*"],\
      "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}\
      """;

  /// Denies nobody anything.
  public static final String OPEN =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"Readers","Effect":"Allow",\
      "Principal":{"AWS":"arn:aws:iam::111122223333:role/readers"},"Action":"s3:GetObject",\
      "Resource":"arn:aws:s3:::gt-labeling-data/*"}]}\
      """;

  public final Map<String, String> policies = new HashMap<>();
  public final Map<String, BucketPolicyState> states = new HashMap<>();
  public final Map<String, Reading<List<CorsRule>>> cors = new HashMap<>();
  public final Map<String, Reading<BucketEncryption>> encryption = new HashMap<>();

  /// By the names that jobs have for them; empty where there is none. Of others nothing is known.
  public final Map<String, Optional<KmsKey>> keys = new TreeMap<>();

  public final List<String> keyReads = new ArrayList<>();
  public final Map<String, String> tags = new HashMap<>();
  public final Map<String, String> stacks = new HashMap<>();
  public final List<LabelingJob> jobs = new ArrayList<>();
  public final Map<String, Workteam> teams = new TreeMap<>();
  public final InMemoryRecords records;
  public final TextManifests manifests = new TextManifests();
  public final InMemoryJobIndex index = new InMemoryJobIndex();
  public final List<Alert> alerts = new ArrayList<>();
  public final List<Alert> unpublished = new ArrayList<>();
  public final List<FixRequest> requests = new ArrayList<>();
  public final List<String> puts = new ArrayList<>();
  public final List<String> reads = new ArrayList<>();
  public final Deque<Runnable> beforeReads = new ArrayDeque<>();
  public final Deque<Runnable> beforeCorsReads = new ArrayDeque<>();
  public Optional<Workforce> workforce =
      Optional.of(
          Workforce.of(
              "default", Optional.empty(), List.of("198.51.100.0/24"), Optional.empty(), false));
  public Optional<Boolean> trails = Optional.of(true);
  public int listPage = 100;
  /// Beside them each job has its role, unless they are complete.
  public final Map<String, RoleFacts> roles = new TreeMap<>();

  public boolean rolesAreComplete;
  public final Map<String, Reading<RolePolicies>> rolePolicies = new TreeMap<>();
  public final MapFunctions functions = new MapFunctions();
  public final MapChannels channels = new MapChannels();
  public Organization organization = new Organization.None();
  public ControlPolicies controlPolicies = ControlPolicies.NONE;
  public final TestNetworks networks = new TestNetworks();
  public PutResult putResult = new PutResult.Accepted();

  /// Why the owner's switch stops the guard.
  public Optional<String> stopped = Optional.empty();
  public UnaryOperator<String> storedAs = UnaryOperator.identity();
  public boolean storesNothing;
  public UnaryOperator<Workteam> teamStoredAs = UnaryOperator.identity();
  public UnaryOperator<Workforce> workforceStoredAs = UnaryOperator.identity();
  public Duration slept = Duration.ZERO;
  public Settings settings = settings(Settings.Mode.FIX, false, false);
  public Instant now = NOW;
  public int ids;
  public Duration awsAhead = Duration.ZERO;
  public int claims;

  public TestAccount() {
    this(new InMemoryRecords());
  }

  private TestAccount(InMemoryRecords records) {
    this.records = records;
  }

  /// The same account once more, which goes its own way from here: its policies, tags, jobs, fix
  /// requests, records and time. Its alerts are not copied.
  public TestAccount copy() {
    TestAccount copy = new TestAccount(new InMemoryRecords(records.contents()));
    copy.policies.putAll(policies);
    copy.tags.putAll(tags);
    copy.jobs.addAll(jobs);
    copy.requests.addAll(requests);
    copy.settings = settings;
    copy.now = now;
    copy.ids = ids;
    return copy;
  }

  public static Settings settings(Settings.Mode mode, boolean teamsInUse, boolean newJobs) {
    return new Settings(
        ACCOUNT,
        REGION,
        mode,
        Set.of(FIX_ROLE),
        Set.of(),
        Set.of("gt-labeling-*"),
        Set.of("street-*"),
        teamsInUse,
        newJobs,
        3,
        Duration.ofDays(7),
        Duration.ofSeconds(10));
  }

  /// Settings of mode fix, for some buckets.
  public static Settings fixing(Set<String> buckets) {
    Settings all = settings(Settings.Mode.FIX, false, false);
    return new Settings(
        all.account(),
        all.region(),
        all.mode(),
        all.guardRoles(),
        all.companionAccounts(),
        buckets,
        all.fixTeams(),
        all.fixTeamsInUse(),
        all.fixNewJobs(),
        all.maxWrites(),
        all.longestTemporary(),
        all.readBackPatience());
  }

  /// A bucket with the tightened policy, and a job that the guard saw with access before.
  public static TestAccount tightened() {
    TestAccount account = new TestAccount().saw(OPEN);
    account.policies.put(BUCKET, TIGHT);
    account.jobs.add(job("cats-and-dogs", CHANGED.minus(Duration.ofDays(2))));
    return account;
  }

  /// The same account, whose guard saw a policy stand for days until an hour before the change.
  public TestAccount saw(String policy) {
    Instant first = CHANGED.minus(Duration.ofDays(4));
    records.keep(
        new Snapshot(
            BUCKET,
            Snapshot.Text.of(Optional.of(policy)),
            Fingerprint.of(Optional.of(policy)),
            first,
            Looks.at(CHANGED.minus(Duration.ofHours(30))).with(CHANGED.minus(Duration.ofHours(1))),
            Optional.empty(),
            Optional.empty()));
    return this;
  }

  /// The same, with the change seen and its fix asked for.
  public TestAccount detected() {
    guard().handle(policyChanged("e-1"));
    return this;
  }

  /// The same a minute after the fix was applied.
  public TestAccount fixed() {
    detected();
    if (fix().result() != FixOutcome.Result.APPLIED) {
      throw new AssertionError("the fix was not applied");
    }
    now = now.plusSeconds(60);
    return this;
  }

  /// A job that only writes its output to the bucket, and has its label categories there.
  public static LabelingJob job(String name, Instant created) {
    return job(name, created, LabelingJob.Use.LABEL_CATEGORIES);
  }

  /// A job whose manifest is in the bucket, so that workers read there, too.
  public static LabelingJob readingJob(String name, Instant created) {
    return job(name, created, LabelingJob.Use.MANIFEST);
  }

  private static LabelingJob job(String name, Instant created, LabelingJob.Use use) {
    return new LabelingJob(
        name,
        Optional.of("arn:aws:sagemaker:us-east-1:111122223333:labeling-job/" + name),
        Optional.of(REGION),
        Optional.of(ACCOUNT),
        LabelingJob.Status.IN_PROGRESS,
        Optional.of("arn:aws:iam::111122223333:role/GroundTruthExecutionRole"),
        Optional.of("arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers"),
        List.of(
            new LabelingJob.Location(use, new S3Location(BUCKET, name + ".json")),
            new LabelingJob.Location(LabelingJob.Use.OUTPUT, new S3Location(BUCKET, "output/"))),
        false,
        Optional.empty(),
        Optional.of(created),
        List.of());
  }

  public static Workteam team(String name, boolean sourceIp) {
    return new Workteam(
        name,
        Optional.of("arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/" + name),
        Workteam.Kind.PRIVATE,
        new Workteam.PresignConstraint(sourceIp, false),
        Optional.of(CHANGED),
        new TreeMap<>(Map.of("Description", "Annotators")));
  }

  public GuardContext context() {
    return context(sources());
  }

  /// A context that reads from other sources.
  public GuardContext context(Sources others) {
    return GuardContext.of(settings, endpoints(), others, records, index, published(), clock());
  }

  /// A context that does something before each call of a port.
  public GuardContext killedAt(Runnable before) {
    return new AccountPorts(
            this,
            (_, _, _) -> {
              before.run();
              return null;
            })
        .context();
  }

  private Publisher published() {
    return new OneReceiver(alerts::add, records, unpublished::add);
  }

  public Guard guard() {
    return new Guard(
        context(), requests::add, length -> now = now.plus(length), () -> "claim-" + claims++);
  }

  public Sweep sweep() {
    return new Sweep(context(), requests::add);
  }

  public ApplyFix applyFix() {
    return new ApplyFix(
        context(),
        writers(),
        this::clocks,
        length -> slept = slept.plus(length),
        () -> "run-" + ids++);
  }

  private Writers writers() {
    return new Writers(
        this::put, this::putCors, this::setConstraint, this::setCidrs, () -> stopped);
  }

  public OperatorActions byHand() {
    return new OperatorActions(
        context(),
        writers(),
        this::clocks,
        length -> slept = slept.plus(length),
        () -> "hand-" + ids++,
        PERSON);
  }

  /// What is remembered of the bucket.
  public BucketPast past() {
    return records.bucketPast(BUCKET);
  }

  /// Sweeps, and hands its fix requests on.
  public List<FixOutcome> sweepAndFix() {
    requests.clear();
    sweep().run();
    return List.copyOf(requests).stream().map(request -> applyFix().apply(request)).toList();
  }

  public FixOutcome fix() {
    return applyFix().apply(new FixRequest(Target.bucket(BUCKET)));
  }

  /// The event that made the bucket's policy what it is.
  public GuardEvent policyChanged(String id) {
    return wrote(id, now.minusSeconds(30), policies.get(BUCKET));
  }

  /// The event of a person's write at a time.
  public static GuardEvent wrote(String id, Instant at, String policy) {
    return new GuardEvent.BucketPolicyChanged(
        facts(id, "PutBucketPolicy", PERSON, at), BUCKET, Optional.ofNullable(policy));
  }

  /// The event of a person's deletion of the policy.
  public static GuardEvent deleted(String id, Instant at) {
    return new GuardEvent.BucketPolicyChanged(
        facts(id, "DeleteBucketPolicy", PERSON, at), BUCKET, Optional.empty());
  }

  public static EventFacts facts(String id, String call, String actor) {
    return facts(id, call, actor, CHANGED);
  }

  private static EventFacts facts(String id, String call, String actor, Instant at) {
    return new EventFacts(
        id,
        call,
        ACCOUNT,
        REGION,
        at,
        new Actor(
            Optional.of(actor),
            Optional.empty(),
            Optional.of(ACCOUNT),
            Optional.of("aws-cli/2.31"),
            Optional.of("198.51.100.7"),
            Optional.empty()),
        Optional.empty());
  }

  private Optional<ClockReading> clocks() {
    return Optional.of(new ClockReading(now, now.plus(awsAhead)));
  }

  public InstantSource clock() {
    return () -> now;
  }

  public Sources sources() {
    return new Sources(
        new Buckets(),
        new Jobs(),
        new Teams(),
        () -> trails,
        new Roles(),
        new OneOrganization(),
        manifests,
        new KmsKeys(),
        networks,
        functions,
        channels);
  }

  private final class KmsKeys implements Keys {

    @Override
    public Reading<Optional<KeyFacts>> find(String name) {
      keyReads.add(name);
      return keys.containsKey(name)
          ? new Reading.Known<>(keys.get(name).map(KmsKey::facts))
          : new Reading.NotGiven<>();
    }

    @Override
    public Reading<Policy> policy(String arn) {
      return byArn(arn).policy();
    }

    @Override
    public Reading<List<Grant>> grants(String arn) {
      return byArn(arn).grants();
    }

    private KmsKey byArn(String arn) {
      return keys.values().stream()
          .flatMap(Optional::stream)
          .filter(key -> key.facts().arn().equals(arn))
          .findFirst()
          .orElseThrow();
    }
  }

  private final class OneOrganization implements Organizations {

    @Override
    public Organization ofTheAccount() {
      return organization;
    }

    @Override
    public ControlPolicies controlPolicies(String account) {
      return controlPolicies;
    }
  }

  private final class Roles implements ExecutionRoles {

    @Override
    public Optional<RoleFacts> find(String name) {
      Optional<RoleFacts> given = Optional.ofNullable(roles.get(name));
      return rolesAreComplete ? given : given.or(() -> ofAJob(name));
    }

    private Optional<RoleFacts> ofAJob(String name) {
      return jobs.stream()
          .flatMap(job -> job.roleArn().stream())
          .filter(arn -> arn.endsWith("/" + name))
          .findFirst()
          .map(arn -> new RoleFacts(arn, "AROAEXAMPLEID", new TreeMap<>()));
    }

    @Override
    public Reading<RolePolicies> policies(RoleFacts role) {
      return rolePolicies.getOrDefault(
          role.arn().substring(role.arn().lastIndexOf('/') + 1), new Reading.NotGiven<>());
    }
  }

  public static GroundTruthEndpoints endpoints() {
    return GroundTruthEndpoints.bundled();
  }

  private PutResult put(String bucket, String expectedOwner, String policy) {
    if (!expectedOwner.equals(ACCOUNT)) {
      throw new AssertionError("put with the owner " + expectedOwner);
    }
    puts.add(policy);
    boolean written = !(putResult instanceof PutResult.Refused) && !storesNothing;
    if (written) {
      policies.put(bucket, storedAs.apply(policy));
    }
    return putResult;
  }

  private PutResult putCors(String bucket, String expectedOwner, List<CorsRule> rules) {
    if (!expectedOwner.equals(ACCOUNT)) {
      throw new AssertionError("put with the owner " + expectedOwner);
    }
    puts.add("cors " + CorsText.of(rules));
    if (!(putResult instanceof PutResult.Refused) && !storesNothing) {
      cors.put(bucket, new Reading.Known<>(rules));
    }
    return putResult;
  }

  private PutResult setConstraint(Workteam before, Workteam.PresignConstraint constraint) {
    puts.add(before.name() + " " + constraint);
    teams.put(
        before.name(),
        teamStoredAs.apply(
            new Workteam(
                before.name(),
                before.arn(),
                before.kind(),
                constraint,
                Optional.of(now),
                before.otherFields())));
    return putResult;
  }

  private PutResult setCidrs(Workforce before, List<String> cidrs) {
    puts.add(before.name() + " " + cidrs);
    workforce = Optional.of(workforceStoredAs.apply(before.withCidrs(cidrs)));
    return putResult;
  }

  private final class Buckets implements BucketPolicies {
    @Override
    public Bucket read(String bucket) {
      reads.add(bucket);
      if (!beforeReads.isEmpty()) {
        beforeReads.poll().run();
      }
      return new Bucket(bucket, Optional.of(REGION), Optional.of(ACCOUNT), state(bucket));
    }

    private BucketPolicyState state(String bucket) {
      if (states.containsKey(bucket)) {
        return states.get(bucket);
      }
      String text = policies.get(bucket);
      if (text == null) {
        return new BucketPolicyState.NoPolicy();
      }
      try {
        return new BucketPolicyState.Readable(PolicyReader.live(text));
      } catch (MalformedPolicyException e) {
        return new BucketPolicyState.Unreadable(text, e.problem().text());
      }
    }

    @Override
    public TagReading modeTag(String bucket) {
      return tag(bucket);
    }

    @Override
    public Reading<List<CorsRule>> cors(String bucket) {
      if (!beforeCorsReads.isEmpty()) {
        beforeCorsReads.poll().run();
      }
      return cors.getOrDefault(bucket, new Reading.NotGiven<>());
    }

    @Override
    public Reading<BucketEncryption> encryption(String bucket) {
      return encryption.getOrDefault(bucket, new Reading.NotGiven<>());
    }
  }

  private TagReading tag(String name) {
    return "unreadable".equals(tags.get(name))
        ? new TagReading.Unreadable("AccessDenied")
        : new TagReading.Value(
            Optional.ofNullable(tags.get(name)), Optional.ofNullable(stacks.get(name)));
  }

  private final class Jobs implements LabelingJobs {
    @Override
    public LiveJobs live() {
      return LiveJobs.of(jobs.stream().sorted(Comparator.comparing(LabelingJob::name)).toList());
    }

    @Override
    public JobPage list(LabelingJob.Status status, Optional<String> page) {
      List<ListedJob> all = listed().filter(job -> job.status() == status).toList();
      int from = page.map(Integer::parseInt).orElse(0);
      int to = Math.min(all.size(), from + listPage);
      return new JobPage(
          all.subList(from, to),
          to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
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
      names.forEach(_ -> afterEach.run());
      return new DescribedJobs(
          names.stream().sorted().flatMap(name -> find(name).stream()).toList(),
          names.stream().filter(name -> find(name).isEmpty()).toList(),
          List.of());
    }
  }

  private final class Teams implements Workteams {
    @Override
    public Optional<Workteam> find(String name) {
      return Optional.ofNullable(teams.get(name));
    }

    @Override
    public List<Workteam> all() {
      return List.copyOf(teams.values());
    }

    @Override
    public Optional<Workforce> workforce() {
      return workforce;
    }

    @Override
    public TagReading modeTag(Workteam team) {
      return tag(team.name());
    }

    @Override
    public TagReading modeTag(Workforce workforce) {
      return tag(workforce.name());
    }
  }
}
