package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.core.labeling.need.PortalRequests;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.request.Request;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The endpoints for S3 of the VPC that a job's workers work in, and how their own policies decide
/// what the workers need.
///
/// @param endpoints empty where the VPC has none
record PortalNetwork(LabelingJob job, Workforce.Vpc vpc, List<EndpointVerdict> endpoints) {

  PortalNetwork {
    endpoints = List.copyOf(endpoints);
  }

  /// What one endpoint's own policy does not let pass.
  ///
  /// @param denied the buckets that are denied for certain, sorted
  /// @param open those of which the policy does not say for certain, sorted
  record EndpointVerdict(
      VpcEndpoint endpoint, NavigableSet<String> denied, NavigableSet<String> open) {}

  /// Returns the networks of the judged jobs whose workers are in a VPC of which the endpoints were
  /// read.
  static List<PortalNetwork> in(JudgedSituation judged) {
    Situation situation = judged.situation();
    Optional<SetUp> setUp = situation.setUp();
    Optional<Workforce.Vpc> vpc = situation.workforce().flatMap(Workforce::vpc);
    Optional<List<VpcEndpoint>> all =
        vpc.flatMap(one -> setUp.flatMap(read -> read.networks().endpointsOf(one.id()).known()));
    return all.isEmpty()
        ? List.of()
        : situation.judgedJobs().stream()
            .filter(situation::hasPrivateTeam)
            .filter(job -> job.region().isPresent())
            .map(job -> of(judged, job, situation.workforce().orElseThrow(), all.get()))
            .toList();
  }

  private static PortalNetwork of(
      JudgedSituation judged, LabelingJob job, Workforce workforce, List<VpcEndpoint> all) {
    return new PortalNetwork(
        job,
        workforce.vpc().orElseThrow(),
        all.stream()
            .filter(endpoint -> endpoint.servesS3(job.region().orElseThrow()))
            .map(endpoint -> verdict(judged, job, workforce, endpoint))
            .toList());
  }

  private static EndpointVerdict verdict(
      JudgedSituation judged, LabelingJob job, Workforce workforce, VpcEndpoint endpoint) {
    EndpointDecisions decisions = new EndpointDecisions(endpoint);
    NavigableSet<String> denied = new TreeSet<>();
    NavigableSet<String> open = new TreeSet<>();
    for (Bucket bucket : judged.situation().buckets()) {
      if (!judged.liveJobsAt(bucket).contains(job)) {
        continue;
      }
      for (Need need : judged.workersThrough(bucket, job, workforce, endpoint)) {
        Decision decision = decisions.of(need.request()).evaluation().decision();
        if (decision.denied()) {
          denied.add(bucket.name());
        } else if (decision == Decision.UNDETERMINED) {
          open.add(bucket.name());
        }
      }
    }
    for (String bucket : PortalRequests.buckets(job.region().orElseThrow())) {
      switch (anything(bucket, job, endpoint, decisions)) {
        case ALLOWED -> {}
        case EXPLICITLY_DENIED, IMPLICITLY_DENIED -> denied.add(bucket);
        case UNDETERMINED -> open.add(bucket);
      }
    }
    open.removeAll(denied);
    return new EndpointVerdict(endpoint, denied, open);
  }

  /// Decides whether the portal may do anything at all with a bucket of AWS.
  private static Decision anything(
      String bucket, LabelingJob job, VpcEndpoint endpoint, EndpointDecisions decisions) {
    Decision all = Decision.IMPLICITLY_DENIED;
    for (Request request : PortalRequests.at(bucket, job.partition(), endpoint)) {
      Decision one = decisions.of(request).evaluation().decision();
      if (one == Decision.ALLOWED) {
        return one;
      }
      all = one == Decision.UNDETERMINED ? one : all;
    }
    return all;
  }

  /// Returns `the policy of S3 endpoint vpce-…`, or several.
  static String policies(List<String> endpoints) {
    return (endpoints.size() == 1 ? "the policy of S3 endpoint " : "the policies of S3 endpoints ")
        + Wording.list(endpoints);
  }

  /// Returns the buckets that every endpoint denies, sorted.
  List<String> denied() {
    NavigableSet<String> all = new TreeSet<>();
    endpoints.forEach(one -> all.addAll(one.denied()));
    endpoints.forEach(one -> all.retainAll(one.denied()));
    return List.copyOf(all);
  }

  /// Returns the other buckets that some endpoint denies or may deny, sorted.
  List<String> open() {
    NavigableSet<String> some = new TreeSet<>();
    endpoints.forEach(one -> some.addAll(one.denied()));
    endpoints.forEach(one -> some.addAll(one.open()));
    denied().forEach(some::remove);
    return List.copyOf(some);
  }
}
