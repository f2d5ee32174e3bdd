package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.request.Request;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// How one policy of a bucket decides what the live jobs need there; each need is decided once,
/// when first asked for.
///
/// For one event on one thread.
public final class BucketJudgement {

  private final Bucket bucket;
  private final BucketNeeds needs;
  private final PresignedSpelling spelling;
  private final Decisions decisions;
  private final Map<Integer, Decisions> alone = new HashMap<>();
  private final Map<Request, NavigableSet<Integer>> denying = new HashMap<>();
  private final Map<AccessPath, List<PathJudgement>> judged = new EnumMap<>(AccessPath.class);
  private final IdentityHashMap<LabelingJob, PathJudgement> byJob = new IdentityHashMap<>();

  private BucketJudgement(Bucket bucket, Decisions decisions, BucketNeeds needs) {
    this.bucket = bucket;
    this.decisions = decisions;
    this.needs = needs;
    this.spelling = PresignedSpelling.of(decisions.policy());
  }

  /// Empty where there is no policy to judge by.
  static Optional<BucketJudgement> of(Bucket bucket, BucketNeeds needs) {
    return bucket
        .policy()
        .toJudgeBy()
        .map(policy -> new BucketJudgement(bucket, new Decisions(policy), needs));
  }

  /// Returns the judgement of the same needs under another policy of the bucket.
  public BucketJudgement under(Decisions other) {
    return new BucketJudgement(bucket.with(other.policy()), other, needs);
  }

  /// Returns the policy that decides.
  public Policy policy() {
    return decisions.policy();
  }

  Bucket bucket() {
    return bucket;
  }

  /// Whether the policy is only the event's copy.
  boolean stale() {
    return bucket.policy() instanceof BucketPolicyState.LockedOut;
  }

  /// Returns the live jobs at the bucket, in the situation's order.
  public List<LabelingJob> jobs() {
    return needs.jobs();
  }

  /// Returns every need of every live job at the bucket, job by job, Ground Truth's own first.
  public List<Need> needs() {
    List<List<Need>> own = needs.on(AccessPath.GROUND_TRUTH);
    List<List<Need>> workers = needs.on(AccessPath.WORKERS);
    List<Need> all = new ArrayList<>();
    for (int at = 0; at < own.size(); at++) {
      all.addAll(own.get(at));
      all.addAll(workers.get(at));
    }
    return List.copyOf(all);
  }

  /// Returns what the policy decides, request by request.
  public Decisions decisions() {
    return decisions;
  }

  GroundTruthEndpoints endpoints() {
    return needs.endpoints();
  }

  /// Returns what anyone who holds a link of the job's workers may ask for, the widest first.
  List<Request> links(LabelingJob job) {
    return needs.links(job).stream().map(spelling::spelled).map(Need::request).toList();
  }

  /// Returns each live job's needs on one path, as decided.
  List<PathJudgement> on(AccessPath path) {
    return judged.computeIfAbsent(path, _ -> on(path, _ -> true));
  }

  /// Returns what one of the live jobs cannot do without on Ground Truth's own path, as decided.
  public List<JudgedNeed> essential(LabelingJob job) {
    if (byJob.isEmpty()) {
      on(AccessPath.GROUND_TRUTH).forEach(path -> byJob.put(path.job(), path));
    }
    return Objects.requireNonNull(byJob.get(job), "a live job at the bucket").needs().stream()
        .filter(need -> need.need().essential())
        .toList();
  }

  /// Whether the policy surely denies nothing that one of the live jobs needs on the path.
  public boolean clear(AccessPath path, LabelingJob job) {
    return on(path, job::equals).stream()
        .allMatch(judged -> judged.denied().isEmpty() && judged.undetermined().isEmpty());
  }

  /// Returns the needs of some of the live jobs, likewise.
  List<PathJudgement> on(AccessPath path, Predicate<LabelingJob> which) {
    List<List<Need>> all = needs.on(path);
    List<PathJudgement> paths = new ArrayList<>();
    for (int at = 0; at < all.size(); at++) {
      LabelingJob job = jobs().get(at);
      if (which.test(job)) {
        paths.add(
            new PathJudgement(this, job, path, all.get(at).stream().map(this::judged).toList()));
      }
    }
    return List.copyOf(paths);
  }

  /// Returns further needs of one of the live jobs, as decided.
  PathJudgement judge(LabelingJob job, AccessPath path, List<Need> further) {
    return new PathJudgement(this, job, path, further.stream().map(this::judged).toList());
  }

  private JudgedNeed judged(Need need) {
    Need spelled = spelling.spelled(need);
    return need.otherWay().isEmpty() ? oneWay(need, spelled.request()) : eitherWay(need, spelled);
  }

  private JudgedNeed oneWay(Need need, Request spelled) {
    Evaluation evaluation = ListedObjects.of(need, spelled, decisions);
    DeniedAddresses from = DeniedAddresses.of(spelled, evaluation, decisions);
    return new JudgedNeed(
        need,
        evaluation,
        from.ranges().isEmpty()
            ? denying.computeIfAbsent(need.request(), asked -> denying(asked, evaluation))
            : from.statements(),
        from.ranges());
  }

  /// A request that may go either way is denied where it is denied both ways.
  private JudgedNeed eitherWay(Need need, Need spelled) {
    Request one = spelled.request();
    Request other = spelled.otherWay().orElseThrow();
    Evaluation first = ListedObjects.of(need, one, decisions);
    Evaluation second = ListedObjects.of(need, other, decisions);
    Evaluation either = EitherWay.of(first, second, policy());
    NavigableSet<Integer> indexes = new TreeSet<>();
    if (JudgedNeed.isDenied(either) || JudgedNeed.isPartlyDenied(either)) {
      indexes.addAll(denying(one, first));
      indexes.addAll(denying(other, second));
    }
    return new JudgedNeed(need, either, indexes, List.of());
  }

  /// A Deny that covers only part of a prefix decides, too, beside one that covers all of it: both
  /// must exempt the request.
  private NavigableSet<Integer> denying(Request request, Evaluation evaluation) {
    NavigableSet<Integer> indexes = new TreeSet<>(evaluation.denyStatements());
    if (JudgedNeed.isDenied(evaluation) || JudgedNeed.isPartlyDenied(evaluation)) {
      indexes.addAll(denyingPart(request, evaluation));
    }
    return indexes;
  }

  /// Returns the statements that by themselves deny part of what the request asks for; where none
  /// does, they do so only together, and each that may hold is one.
  private List<Integer> denyingPart(Request request, Evaluation evaluation) {
    List<Integer> possible =
        evaluation.mayHold().stream()
            .filter(index -> statement(index).effect() != Effect.ALLOW)
            .toList();
    List<Integer> byThemselves =
        possible.stream().filter(index -> deniesPart(index, request)).toList();
    return byThemselves.isEmpty() && JudgedNeed.isPartlyDenied(evaluation)
        ? possible
        : byThemselves;
  }

  private boolean deniesPart(int index, Request request) {
    Decisions one =
        alone.computeIfAbsent(index, _ -> new Decisions(policy().with(List.of(statement(index)))));
    return !one.of(request).deniedPart().isEmpty();
  }

  private Statement statement(int index) {
    return policy().statements().get(index);
  }
}
