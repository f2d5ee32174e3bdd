package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.policy.model.Policy;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A situation and how the policies in it decide what its live jobs need: worked out once, for all
/// checks and every plan of a fix.
///
/// For one event on one thread.
public final class JudgedSituation {

  private static final List<AccessPath> JUDGED =
      List.of(AccessPath.GROUND_TRUTH, AccessPath.WORKERS, AccessPath.AUTOMATED_LABELING);

  private final Situation situation;
  private Optional<List<GroundTruthDenial>> denials = Optional.empty();
  private Optional<List<VpcAccess>> inVpc = Optional.empty();
  private Optional<List<ConsoleAccess>> console = Optional.empty();
  private final IdentityHashMap<Bucket, BucketNeeds> needs = new IdentityHashMap<>();
  private final IdentityHashMap<Bucket, Optional<BucketJudgement>> judged = new IdentityHashMap<>();

  /// Creates the judgement of a situation; nothing is judged before it is asked for.
  public JudgedSituation(Situation situation) {
    this.situation = situation;
  }

  /// Returns the situation that is judged.
  public Situation situation() {
    return situation;
  }

  /// Returns how the bucket's policy decides; empty where there is none to judge by.
  public Optional<BucketJudgement> at(Bucket bucket) {
    return judged.computeIfAbsent(bucket, _ -> BucketJudgement.of(bucket, needs(bucket)));
  }

  /// Returns the live jobs at the bucket, in the situation's order.
  List<LabelingJob> liveJobsAt(Bucket bucket) {
    return needs(bucket).jobs();
  }

  /// Returns what each live job at the bucket needs on one path, whatever its policy says.
  List<List<Need>> needs(Bucket bucket, AccessPath path) {
    return needs(bucket).on(path);
  }

  private BucketNeeds needs(Bucket bucket) {
    return needs.computeIfAbsent(bucket, _ -> new BucketNeeds(situation, bucket));
  }

  /// Returns Ground Truth's own path, of every live job at every bucket whose policy is known.
  List<PathJudgement> groundTruth() {
    return on(AccessPath.GROUND_TRUTH);
  }

  /// Returns what is denied on Ground Truth's own path.
  List<GroundTruthDenial> denials() {
    if (denials.isEmpty()) {
      denials =
          Optional.of(
              groundTruth().stream()
                  .flatMap(path -> GroundTruthDenial.of(path, situation.endpoints()).stream())
                  .toList());
    }
    return denials.get();
  }

  /// Returns the workers' path, likewise; nothing is needed on it where it is not known from where
  /// they come.
  List<PathJudgement> workers() {
    return on(AccessPath.WORKERS);
  }

  /// Returns the path of automated labeling that has no VPC of its own, likewise.
  List<PathJudgement> automatedLabeling() {
    return on(AccessPath.AUTOMATED_LABELING);
  }

  /// Returns how the automated labeling of the judged jobs that do it in a VPC reaches their
  /// buckets, as far as its network was read.
  List<VpcAccess> inVpc() {
    if (inVpc.isEmpty()) {
      inVpc =
          Optional.of(
              JobNetwork.in(situation).stream()
                  .filter(network -> !network.waysOut().isEmpty())
                  .flatMap(network -> inVpc(network).stream())
                  .toList());
    }
    return inVpc.get();
  }

  /// Returns how the buckets' policies decide what the people need who start jobs in the console,
  /// as far as these are known.
  List<ConsoleAccess> console() {
    if (console.isEmpty()) {
      console =
          Optional.of(
              situation.buckets().stream()
                  .flatMap(
                      bucket ->
                          at(bucket).stream()
                              .flatMap(
                                  known ->
                                      ConsoleAccess.of(known, needs(bucket), situation.facts())
                                          .stream()))
                  .toList());
    }
    return console.get();
  }

  private List<VpcAccess> inVpc(JobNetwork network) {
    return situation.buckets().stream()
        .filter(bucket -> liveJobsAt(bucket).contains(network.job()))
        .map(
            bucket ->
                new VpcAccess(
                    network,
                    bucket,
                    network.waysOut().stream().map(way -> verdict(network, bucket, way)).toList()))
        .toList();
  }

  private WayVerdict verdict(JobNetwork network, Bucket bucket, WayOut way) {
    LabelingJob job = network.job();
    Optional<Policy> ofTheEndpoint =
        way.through().map(EndpointDecisions::new).flatMap(EndpointDecisions::policy);
    return WayVerdict.of(
        way,
        at(bucket)
            .map(
                known ->
                    known.judge(
                        job,
                        AccessPath.AUTOMATED_LABELING,
                        needs(bucket).inVpc(job, way, bucket.policy().toJudgeBy()))),
        needs(bucket).inVpc(job, way, ofTheEndpoint));
  }

  /// Returns what a job's workers in the workforce's VPC need of a bucket, through one endpoint.
  List<Need> workersThrough(
      Bucket bucket, LabelingJob job, Workforce workforce, VpcEndpoint endpoint) {
    return needs(bucket).workersThrough(job, workforce, endpoint);
  }

  /// Returns a verdict for every path of a judged job that was judged: by a bucket's policy, or
  /// because the bucket has none.
  public List<AccessVerdict> verdicts() {
    return situation.buckets().stream()
        .flatMap(
            bucket ->
                bucket.policy() instanceof BucketPolicyState.NoPolicy
                    ? withoutPolicy(bucket)
                    : JUDGED.stream().flatMap(path -> verdicts(bucket, path)))
        .toList();
  }

  private Stream<AccessVerdict> verdicts(Bucket bucket, AccessPath path) {
    return at(bucket).stream()
        .flatMap(known -> known.on(path).stream())
        .filter(known -> !known.needs().isEmpty())
        .map(AccessVerdict::of);
  }

  private Stream<AccessVerdict> withoutPolicy(Bucket bucket) {
    BucketNeeds there = needs(bucket);
    return JUDGED.stream()
        .flatMap(path -> there.on(path).stream())
        .filter(some -> !some.isEmpty())
        .map(AccessVerdict::withoutPolicy);
  }

  /// Returns the paths on which the execution role itself calls S3.
  List<PathJudgement> ofTheRole() {
    return Stream.concat(groundTruth().stream(), automatedLabeling().stream()).toList();
  }

  private List<PathJudgement> on(AccessPath path) {
    return situation.buckets().stream()
        .flatMap(bucket -> at(bucket).stream())
        .flatMap(bucket -> bucket.on(path).stream())
        .toList();
  }
}
