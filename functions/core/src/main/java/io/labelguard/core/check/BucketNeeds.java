package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.core.labeling.need.ConsoleRequests;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.core.labeling.need.Needs;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.value.CallerNames;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the live jobs of a situation need of one bucket, whatever its policy says; worked out once,
/// when first asked for.
final class BucketNeeds {

  private final Situation situation;
  private final Bucket bucket;
  private final List<LabelingJob> jobs;
  private final Needs needs;
  private final Map<AccessPath, List<List<Need>>> byPath = new EnumMap<>(AccessPath.class);

  BucketNeeds(Situation situation, Bucket bucket) {
    this.situation = situation;
    this.bucket = bucket;
    this.jobs = situation.liveJobsAt(bucket.name());
    this.needs = Needs.at(bucket.name(), bucket.region(), bucket.owner());
  }

  /// Returns the live jobs at the bucket, in the situation's order.
  List<LabelingJob> jobs() {
    return jobs;
  }

  GroundTruthEndpoints endpoints() {
    return situation.endpoints();
  }

  /// Returns what each of the jobs needs on one path, in the jobs' order.
  List<List<Need>> on(AccessPath path) {
    return byPath.computeIfAbsent(
        path, _ -> jobs.stream().map(job -> withFacts(needs(job, path))).toList());
  }

  /// Returns what anyone who holds a link of the job's workers may ask for; nothing where the team
  /// is not private.
  List<Need> links(LabelingJob job) {
    return situation.hasPrivateTeam(job) ? withFacts(needs.links(job)) : List.of();
  }

  /// Returns what automated labeling in a VPC needs, by one way out.
  ///
  /// @param policy names the caller's tags that matter
  List<Need> inVpc(LabelingJob job, WayOut way, Optional<Policy> policy) {
    return withFacts(needs.automatedLabelingInVpc(job, way.through()), policy);
  }

  /// Returns what the job's workers in the workforce's VPC need, through one endpoint of it.
  List<Need> workersThrough(LabelingJob job, Workforce workforce, VpcEndpoint endpoint) {
    return withFacts(
        needs.workersThrough(job, workforce, endpoint), new EndpointDecisions(endpoint).policy());
  }

  /// Returns what a person needs there who starts the job in the console.
  List<Need> console(LabelingJob job, ConsolePrincipal who) {
    return ConsoleRequests.of(
            who,
            job,
            bucket.name(),
            bucket.region().or(job::region),
            bucket.owner().or(job::account).filter(CallerNames::isAccountId))
        .stream()
        .map(need -> situation.facts().in(need, who))
        .toList();
  }

  private List<Need> withFacts(List<Need> some) {
    return withFacts(some, bucket.policy().toJudgeBy());
  }

  private List<Need> withFacts(List<Need> some, Optional<Policy> policy) {
    CallerFacts facts = situation.facts();
    return facts.isEmpty()
        ? List.copyOf(some)
        : some.stream().map(need -> facts.in(need, policy)).toList();
  }

  /// The workers' path is judged only where it is known from where they come.
  private List<Need> needs(LabelingJob job, AccessPath path) {
    return switch (path) {
      case GROUND_TRUTH -> needs.groundTruth(job, situation.endpoints());
      case WORKERS ->
          situation
              .workforceOf(job)
              .map(workforce -> needs.workers(job, workforce))
              .orElse(List.of());
      case AUTOMATED_LABELING -> needs.automatedLabeling(job);
      case CONSOLE, FUNCTIONS -> List.of();
    };
  }
}
