package io.labelguard.core.compose;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.need.ConsoleRequests;
import io.labelguard.core.labeling.need.FunctionRequests;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.core.labeling.need.Needs;
import io.labelguard.core.labeling.need.SourceNetwork;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Proves that a policy lets a job through on each access path that it has to a bucket.
///
/// Where nobody said from where workers, automated labeling in a VPC and functions come, they are
/// proven for each network of the restriction, which [#assumed] names. A need counts as let through
/// only where the policy surely denies no part of it.
final class PathProof {

  private static final String GET = "s3:GetObject";

  private final Order order;
  private final LabelingJob job;
  private final String bucket;
  private final PolicyEvaluator policy;
  private final Needs needs;
  private final List<AccessPath> proven = new ArrayList<>();
  private final Set<AccessPath> assumed = EnumSet.noneOf(AccessPath.class);
  private final List<String> reasons = new ArrayList<>();

  private PathProof(Order order, String bucket, Policy policy) {
    this.order = order;
    this.job = order.job();
    this.bucket = bucket;
    this.policy = new PolicyEvaluator(policy);
    this.needs = Needs.at(bucket, Optional.empty(), job.account());
  }

  static PathProof of(Order order, String bucket, Policy policy) {
    PathProof proof = new PathProof(order, bucket, policy);
    proof.prove(
        AccessPath.GROUND_TRUTH, requests(proof.needs.groundTruth(order.job(), order.endpoints())));
    proof.workers();
    proof.automatedLabeling();
    proof.functions();
    proof.console();
    return proof;
  }

  /// Returns the paths that the job has to the bucket and that are proven.
  List<AccessPath> proven() {
    return List.copyOf(proven);
  }

  /// Returns those of the paths that are proven only for the networks of the restriction.
  Set<AccessPath> assumed() {
    return Set.copyOf(assumed);
  }

  /// Returns why the policy is not proven, each a sentence; none where it is.
  List<String> reasons() {
    return List.copyOf(reasons);
  }

  private void workers() {
    Optional<List<Need>> known = order.workersFrom().map(from -> needs.workers(job, from));
    if (known.isPresent()) {
      prove(AccessPath.WORKERS, requests(known.get()));
    } else {
      proveFromNetworks(AccessPath.WORKERS, requests(needs.workers(job, Workforce.ANYWHERE)));
    }
  }

  private void automatedLabeling() {
    prove(AccessPath.AUTOMATED_LABELING, requests(needs.automatedLabeling(job)));
    proveFromNetworks(
        AccessPath.AUTOMATED_LABELING,
        requests(needs.automatedLabelingInVpc(job, Optional.empty())));
  }

  /// Whether a function reads the bucket is not known, so one that cannot is no reason against the
  /// policy.
  private void functions() {
    if (!order.restriction().networks().isEmpty()) {
      proveFromNetworks(AccessPath.FUNCTIONS, functionReads());
    }
  }

  private List<Request> functionReads() {
    List<Need> reads =
        needs.groundTruth(job, order.endpoints()).stream()
            .filter(need -> need.request().action().equals(GET))
            .toList();
    return CustomFunction.of(job).stream()
        .flatMap(
            function ->
                reads.stream()
                    .flatMap(
                        need ->
                            FunctionRequests.waysOf(
                                need,
                                function.unqualified(),
                                Optional.empty(),
                                Optional.empty(),
                                false)
                                .stream()))
        .toList();
  }

  /// A principal of another account needs an Allow beside, which no such policy has.
  private void console() {
    List<Need> asked = new ArrayList<>();
    for (ConsolePrincipal who : order.restriction().principals()) {
      if (job.account().filter(who.account()::equals).isPresent()) {
        asked.addAll(ConsoleRequests.of(who, job, bucket, job.region(), job.account()));
      }
    }
    prove(AccessPath.CONSOLE, requests(asked));
  }

  private static List<Request> requests(List<Need> some) {
    return some.stream()
        .flatMap(need -> Stream.concat(Stream.of(need.request()), need.otherWay().stream()))
        .toList();
  }

  private void proveFromNetworks(AccessPath path, List<Request> requests) {
    List<SourceNetwork> networks = order.restriction().networks();
    if (networks.isEmpty()) {
      prove(path, requests);
      return;
    }
    if (!requests.isEmpty()) {
      assumed.add(path);
    }
    prove(
        path,
        networks.stream()
            .flatMap(
                network -> requests.stream().map(request -> network.of(request, job.partition())))
            .toList());
  }

  private void prove(AccessPath path, List<Request> requests) {
    List<String> denied =
        requests.stream()
            .filter(request -> !isLetThrough(policy.evaluate(request)))
            .map(Request::action)
            .distinct()
            .sorted()
            .toList();
    if (!denied.isEmpty()) {
      reasons.add(
          "The policy would deny "
              + path.words()
              + " of labeling job "
              + job.name()
              + " "
              + String.join(", ", denied)
              + " on bucket "
              + bucket
              + ", or may deny it."
              + hint());
    } else if (!requests.isEmpty()) {
      proven.add(path);
    }
  }

  private String hint() {
    return order.restriction().networks().isEmpty()
        ? " Name the network that they come from: --vpc or --vpce."
        : "";
  }

  /// A decision may be open with no statement that may hold: then only identity policies are not
  /// known, and these are not judged.
  private static boolean isLetThrough(Evaluation evaluation) {
    return !evaluation.decision().denied()
        && evaluation.deniedPart().isEmpty()
        && (evaluation.decision() != Decision.UNDETERMINED || evaluation.mayHold().isEmpty());
  }
}
