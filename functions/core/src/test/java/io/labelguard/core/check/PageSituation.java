package io.labelguard.core.check;

import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionFacts;
import io.labelguard.core.labeling.key.BucketEncryption;
import io.labelguard.core.labeling.key.KeyFacts;
import io.labelguard.core.labeling.key.KmsKey;
import io.labelguard.core.labeling.manifest.ListedData;
import io.labelguard.core.labeling.manifest.ManifestScanner;
import io.labelguard.core.labeling.manifest.ManifestSummary;
import io.labelguard.core.labeling.network.NetworkReadings;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.layer.Grant;
import io.labelguard.policy.layer.GrantsDocument;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.MalformedRequestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Builds what a case's blocks describe: `json policy BUCKET`, `json policy-before BUCKET`, `json
/// bucket` (name, owner, region, state, reason), `json changed-by` (arn, session, from,
/// vpcEndpoint), `json job`, `json counters-before` (job, failed, done, since), `text now`, `jsonl
/// manifest` (of every job), `json cors BUCKET` (a list of rules), `json encryption BUCKET` (a rule
/// of GetBucketEncryption), `json key NAME` (KeyMetadata, Policy, Grants, as a world has them; null
/// where there is no such key), `json function ARN` (Configuration, ReservedConcurrentExecutions,
/// Policy; without a Configuration there is no such function), `json topic ARN` and `json queue
/// ARN` (Attributes; null where there is none), `json networks` (as in a world file), `json role
/// ROLE-ARN` (of GetRole; null where there is none), `json identity ROLE-ARN` (Policies, a list of
/// policies; PermissionsBoundary), `json workteam`, `json workforce`, `text
/// console` (an ARN on each line).
final class PageSituation {

  private static final String ACCOUNT = "111122223333";

  private final CheckPage.Case page;

  private PageSituation(CheckPage.Case page) {
    this.page = page;
  }

  static Situation of(CheckPage.Case page) {
    return new PageSituation(page).situation();
  }

  private Situation situation() {
    List<LabelingJob> jobs =
        page.all("json job").stream()
            .map(
                block ->
                    LabelingDocuments.labelingJob(
                        json(block), Optional.empty(), Optional.of(ACCOUNT)))
            .map(this::withData)
            .toList();
    List<Workteam> teams =
        page.all("json workteam").stream()
            .map(block -> LabelingDocuments.workteam(json(block)).value())
            .toList();
    Optional<Workforce> workforce =
        page.first("json workforce").map(block -> LabelingDocuments.workforce(json(block)).value());
    Optional<String> region =
        jobs.stream().map(LabelingJob::region).flatMap(Optional::stream).findFirst();
    Situation given =
        new Situation(
            Optional.of(ACCOUNT),
            region,
            buckets(),
            jobs,
            teams,
            workforce,
            Optional.of("arn:aws:iam::" + ACCOUNT + ":role/labelguard-BucketPolicyRole"),
            GroundTruthEndpoints.bundled(),
            previous(),
            page.first("json changed-by").map(PageSituation::changedBy));
    Situation traced =
        given.withTrail(page.first("text trail").map(block -> !block.text().contains("none")));
    return withSetUp(
        traced.withFacts(CallerFacts.NONE.withPolicies(rolePolicies()).withConsole(console())));
  }

  private List<ConsolePrincipal> console() {
    return page.first("text console").stream()
        .flatMap(block -> block.text().stream())
        .map(line -> ConsolePrincipal.parse(line).orElseThrow())
        .toList();
  }

  private Map<String, Reading<RolePolicies>> rolePolicies() {
    Map<String, Reading<RolePolicies>> known = new TreeMap<>();
    for (CheckPage.Block block : page.all("json identity")) {
      Json.Obj object = (Json.Obj) json(block);
      known.put(
          word(block, 2),
          new Reading.Known<>(
              new RolePolicies(
                  word(block, 2),
                  policies(block, object),
                  attached(block, object),
                  object.all("PermissionsBoundary").stream()
                      .map(policy -> layer(block, policy))
                      .findFirst())));
    }
    return known;
  }

  private static SortedMap<String, Policy> policies(CheckPage.Block block, Json.Obj object) {
    SortedMap<String, Policy> policies = new TreeMap<>();
    object.all("Policies").stream()
        .flatMap(list -> ((Json.Arr) list).items().stream())
        .forEach(policy -> policies.put("p" + policies.size(), layer(block, policy)));
    return policies;
  }

  private static SortedMap<String, Policy> attached(CheckPage.Block block, Json.Obj object) {
    SortedMap<String, Policy> policies = new TreeMap<>();
    object.all("AttachedPolicies").stream()
        .flatMap(list -> ((Json.Arr) list).items().stream())
        .map(Json.Obj.class::cast)
        .forEach(
            policy ->
                policies.put(
                    text(policy, "PolicyArn").orElseThrow(),
                    layer(block, policy.all("PolicyDocument").getFirst())));
    return policies;
  }

  private static Policy layer(CheckPage.Block block, Json policy) {
    try {
      return PolicyReader.liveOfLayer(policy.span().of(block.joined()));
    } catch (MalformedPolicyException e) {
      throw new AssertionError("line " + block.firstLine() + ": " + e.getMessage(), e);
    }
  }

  private Situation withSetUp(Situation situation) {
    Map<String, Reading<List<CorsRule>>> cors = new TreeMap<>();
    for (CheckPage.Block block : page.all("json cors")) {
      cors.put(
          word(block, 2),
          new Reading.Known<>(
              ((Json.Arr) json(block)).items().stream().map(PageSituation::corsRule).toList()));
    }
    return withProgress(
        situation.withSetUp(
            SetUp.NOT_GIVEN
                .withCors(cors)
                .withEncryption(encryption())
                .withKeys(keys())
                .withRoles(roles())
                .withFunctions(functions())
                .withChannels(channels())
                .withNetworks(networks(situation))));
  }

  /// GetRole's output, or null for a role that does not exist.
  private Map<String, Reading<Optional<RoleFacts>>> roles() {
    Map<String, Reading<Optional<RoleFacts>>> roles = new TreeMap<>();
    for (CheckPage.Block block : page.all("json role")) {
      Json role = json(block);
      roles.put(
          word(block, 2),
          new Reading.Known<>(
              role instanceof Json.Null ? Optional.empty() : Optional.of(role(block, role))));
    }
    return roles;
  }

  private static RoleFacts role(CheckPage.Block block, Json role) {
    RoleFacts facts = RoleFacts.of(role).orElseThrow();
    Optional<Policy> trust =
        ((Json.Obj) role)
            .all("AssumeRolePolicyDocument").stream()
                .findFirst()
                .map(document -> trust(block, document));
    return new RoleFacts(facts.arn(), facts.id(), facts.tags(), trust);
  }

  private static Policy trust(CheckPage.Block block, Json document) {
    try {
      return PolicyReader.liveOfRole(document.span().of(block.joined()));
    } catch (MalformedPolicyException e) {
      throw new AssertionError("line " + block.firstLine() + ": " + e.getMessage(), e);
    }
  }

  private Map<String, Reading<BucketEncryption>> encryption() {
    Map<String, Reading<BucketEncryption>> encryption = new TreeMap<>();
    for (CheckPage.Block block : page.all("json encryption")) {
      Json.Obj rule = (Json.Obj) json(block);
      encryption.put(
          word(block, 2),
          new Reading.Known<>(
              BucketEncryption.of(
                  text(rule, "SSEAlgorithm").orElseThrow(), text(rule, "KMSMasterKeyID"))));
    }
    return encryption;
  }

  private Map<String, Reading<Optional<KmsKey>>> keys() {
    Map<String, Reading<Optional<KmsKey>>> keys = new TreeMap<>();
    for (CheckPage.Block block : page.all("json key")) {
      keys.put(
          word(block, 2),
          new Reading.Known<>(
              json(block) instanceof Json.Obj entry
                  ? Optional.of(key(block, entry))
                  : Optional.empty()));
    }
    return keys;
  }

  private static KmsKey key(CheckPage.Block block, Json.Obj entry) {
    return new KmsKey(
        KeyFacts.of(entry).orElseThrow(),
        entry.all("Policy").stream()
            .findFirst()
            .<Reading<Policy>>map(policy -> new Reading.Known<>(live(block, policy)))
            .orElseGet(Reading.NotGiven::new),
        new Reading.Known<>(
            entry.all("Grants").stream().flatMap(list -> grants(list).stream()).toList()));
  }

  private static List<Grant> grants(Json list) {
    try {
      return GrantsDocument.read(list).orElseThrow();
    } catch (MalformedRequestException e) {
      throw new AssertionError(e);
    }
  }

  private static Policy live(CheckPage.Block block, Json policy) {
    try {
      return PolicyReader.live(policy.span().of(block.joined()));
    } catch (MalformedPolicyException e) {
      throw new AssertionError("line " + block.firstLine() + ": " + e.getMessage(), e);
    }
  }

  private NetworkReadings networks(Situation situation) {
    return page.first("json networks")
        .map(block -> PageNetworks.of(json(block), block.joined(), situation))
        .orElse(NetworkReadings.NOT_GIVEN);
  }

  private Map<CustomFunction, FunctionFacts> functions() {
    Map<CustomFunction, FunctionFacts> functions = new LinkedHashMap<>();
    for (CheckPage.Block block : page.all("json function")) {
      functions.put(
          CustomFunction.parse(word(block, 2)).orElseThrow(),
          PageFunction.facts((Json.Obj) json(block), block.joined()));
    }
    return functions;
  }

  private Map<String, Reading<Optional<ChannelFacts>>> channels() {
    Map<String, Reading<Optional<ChannelFacts>>> channels = new TreeMap<>();
    for (String kind : List.of("json topic", "json queue")) {
      for (CheckPage.Block block : page.all(kind)) {
        channels.put(
            word(block, 2),
            new Reading.Known<>(
                json(block) instanceof Json.Obj entry
                    ? Optional.of(channel(block, entry))
                    : Optional.empty()));
      }
    }
    return channels;
  }

  private static ChannelFacts channel(CheckPage.Block block, Json.Obj entry) {
    Json.Obj attributes = (Json.Obj) entry.all("Attributes").getFirst();
    return new ChannelFacts(
        attributes.all("Policy").stream().findFirst().map(policy -> live(block, policy)),
        text(attributes, "KmsMasterKeyId"));
  }

  private static CorsRule corsRule(Json rule) {
    Json.Obj object = (Json.Obj) rule;
    return new CorsRule(
        texts(object, "AllowedOrigins"),
        texts(object, "AllowedMethods"),
        texts(object, "AllowedHeaders"),
        texts(object, "ExposeHeaders"));
  }

  private static List<String> texts(Json.Obj object, String name) {
    return object.all(name).stream()
        .flatMap(list -> ((Json.Arr) list).items().stream())
        .map(text -> ((Json.Str) text).value())
        .toList();
  }

  private Situation withProgress(Situation traced) {
    return page.first("text now")
        .map(block -> traced.withProgress(progress(Instant.parse(block.joined()))))
        .orElse(traced);
  }

  private LabelingJob withData(LabelingJob job) {
    return page.first("jsonl manifest")
        .map(block -> job.withData(ListedData.of(manifest(block))))
        .orElse(job);
  }

  private static ManifestSummary manifest(CheckPage.Block block) {
    byte[] bytes = block.joined().getBytes(StandardCharsets.UTF_8);
    try {
      return ManifestScanner.scan(new ByteArrayInputStream(bytes), bytes.length, _ -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProgressFacts progress(Instant now) {
    Map<String, CountersBefore> before = new TreeMap<>();
    for (CheckPage.Block block : page.all("json counters-before")) {
      Json.Obj object = (Json.Obj) json(block);
      before.put(
          text(object, "job").orElseThrow(),
          new CountersBefore(
              number(object, "failed"),
              number(object, "done"),
              Instant.parse(text(object, "since").orElseThrow())));
    }
    return new ProgressFacts(now, ProgressFacts.STALLED, before);
  }

  private static long number(Json.Obj object, String name) {
    return Long.parseLong(((Json.Num) object.all(name).getFirst()).literal());
  }

  private static ChangedBy changedBy(CheckPage.Block block) {
    Json.Obj object = (Json.Obj) json(block);
    return new ChangedBy(
        text(object, "arn").orElseThrow(),
        text(object, "session"),
        text(object, "from"),
        text(object, "vpcEndpoint"));
  }

  private Map<String, Policy> previous() {
    Map<String, Policy> previous = new TreeMap<>();
    for (CheckPage.Block block : page.all("json policy-before")) {
      previous.put(word(block, 2), policy(block));
    }
    return previous;
  }

  private List<Bucket> buckets() {
    Map<String, Bucket> buckets = new TreeMap<>();
    for (CheckPage.Block block : page.all("json policy")) {
      String name = word(block, 2);
      buckets.put(name, bucket(name, new BucketPolicyState.Readable(policy(block))));
    }
    for (CheckPage.Block block : page.all("json bucket")) {
      Json.Obj object = (Json.Obj) json(block);
      String name = text(object, "name").orElseThrow();
      Optional<Bucket> given = Optional.ofNullable(buckets.get(name));
      buckets.put(
          name,
          new Bucket(
              name,
              text(object, "region"),
              text(object, "owner").or(() -> Optional.of(ACCOUNT)),
              text(object, "state")
                  .map(state -> state(state, text(object, "reason").orElse(""), given))
                  .orElseGet(() -> given.orElseThrow().policy())));
    }
    return List.copyOf(buckets.values());
  }

  private static BucketPolicyState state(String state, String reason, Optional<Bucket> given) {
    return switch (state) {
      case "locked-out" ->
          new BucketPolicyState.LockedOut(
              reason, given.flatMap(bucket -> bucket.policy().toJudgeBy()));
      case "other-account" -> new BucketPolicyState.OtherAccount();
      case "no-such-bucket" -> new BucketPolicyState.NoSuchBucket();
      case "unreadable" -> new BucketPolicyState.Unreadable("", reason);
      case "not-read" -> new BucketPolicyState.NotRead(reason);
      case "no-policy" -> new BucketPolicyState.NoPolicy();
      default -> throw new AssertionError("no such state of a bucket: " + state);
    };
  }

  private static Bucket bucket(String name, BucketPolicyState state) {
    return new Bucket(name, Optional.empty(), Optional.of(ACCOUNT), state);
  }

  private static Policy policy(CheckPage.Block block) {
    try {
      return PolicyReader.live(block.joined());
    } catch (MalformedPolicyException e) {
      throw new AssertionError("line " + block.firstLine() + ": " + e.getMessage(), e);
    }
  }

  private static Json json(CheckPage.Block block) {
    try {
      return JsonReader.read(block.joined());
    } catch (MalformedJsonException e) {
      throw new AssertionError("line " + block.firstLine() + ": " + e.getMessage(), e);
    }
  }

  private static Optional<String> text(Json.Obj object, String name) {
    return object.all(name).stream().map(value -> ((Json.Str) value).value()).findFirst();
  }

  private static String word(CheckPage.Block block, int at) {
    String[] words = block.info().split(" +", -1);
    if (words.length <= at) {
      throw new AssertionError("line " + block.firstLine() + ": name the bucket after the kind");
    }
    return words[at];
  }
}
