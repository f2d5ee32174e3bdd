package io.labelguard.core.labeling;

import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the request contexts of a job's access paths: which keys they have, which they do not
/// have, and which are unknown.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
///     global condition context keys</a> for which keys a request through a VPC endpoint carries
final class JobContexts {

  private JobContexts() {}

  /// Ground Truth's own requests: the execution role's session, through the endpoint of AWS in the
  /// job's Region.
  static RequestContext groundTruth(
      LabelingJob job,
      String action,
      Optional<String> region,
      Optional<String> owner,
      GroundTruthEndpoints endpoints) {
    List<Fact> facts = new ArrayList<>(SessionFacts.ofExecutionRole(job, region, owner));
    facts.addAll(SessionFacts.ofGroundTruth());
    facts.addAll(SessionFacts.ofAction(job, action));
    facts.addAll(NetworkFacts.ofGroundTruth(job.region().flatMap(endpoints::in)));
    return Fact.context(facts);
  }

  /// Workers' GETs by presigned URL, which carry the execution role's identity and the worker's own
  /// network: the workforce's VPC where it has one, else the internet.
  static RequestContext workers(
      LabelingJob job, Optional<String> region, Optional<String> owner, Workforce workforce) {
    List<Fact> facts = new ArrayList<>(SessionFacts.ofExecutionRole(job, region, owner));
    facts.addAll(SessionFacts.ofPresignedUrl());
    facts.addAll(
        workforce
            .vpc()
            .map(vpc -> NetworkFacts.ofVpc(vpc, job.partition(), workforce.addresses()))
            .orElseGet(() -> NetworkFacts.ofInternet(workforce.addresses())));
    return Fact.context(facts);
  }

  /// GETs by a worker's presigned URL that someone else holds, from a network of which nothing is
  /// known. The URL was just signed, as no limit on its age helps before it is reached.
  static RequestContext link(LabelingJob job, Optional<String> region, Optional<String> owner) {
    List<Fact> facts = new ArrayList<>(SessionFacts.ofExecutionRole(job, region, owner));
    facts.addAll(SessionFacts.ofPresignedUrl());
    return Fact.context(facts).with("s3:signatureAge", KeyState.of("0"));
  }
}
