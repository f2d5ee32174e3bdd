package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.RequestContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Builds the request contexts of jobs' access paths at one bucket: which keys they have, which
/// they do not have, and which are unknown. Jobs that are alike share one.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
///     global condition context keys</a> for which keys a request through a VPC endpoint carries
final class JobContexts {

  /// Who asks, by which path, for what.
  private enum Path {
    GROUND_TRUTH,
    OUTPUT_OF_GROUND_TRUTH,
    ENDPOINT_OF_AWS,
    INTERNET,
    ENDPOINT,
    WORKERS,
    WORKERS_THROUGH_ENDPOINT,
    LINK
  }

  /// All of a job and its bucket that the context of a request depends on, but for Ground Truth's
  /// endpoints and the workforce, of which there is one.
  ///
  /// @param endpoint id of the VPC's endpoint that it goes through, where that is known
  private record Alike(
      Path path,
      Optional<String> role,
      Optional<String> account,
      Optional<String> jobRegion,
      Optional<String> region,
      Optional<String> owner,
      Optional<String> outputKey,
      String partition,
      Optional<String> endpoint) {

    static Alike of(Path path, LabelingJob job, Optional<String> region, Optional<String> owner) {
      return of(path, job, region, owner, Optional.empty());
    }

    static Alike of(
        Path path,
        LabelingJob job,
        Optional<String> region,
        Optional<String> owner,
        Optional<VpcEndpoint> endpoint) {
      return new Alike(
          path,
          job.roleArn(),
          job.account(),
          job.region(),
          region,
          owner,
          path == Path.OUTPUT_OF_GROUND_TRUTH ? job.outputKmsKeyId() : Optional.empty(),
          job.partition(),
          endpoint.map(VpcEndpoint::id));
    }
  }

  private final Map<Alike, RequestContext> known = new HashMap<>();

  /// Ground Truth's own requests: the execution role's session, through the endpoint of AWS in the
  /// job's Region.
  RequestContext groundTruth(
      LabelingJob job,
      String action,
      Optional<String> region,
      Optional<String> owner,
      GroundTruthEndpoints endpoints) {
    List<Fact> own = SessionFacts.ofAction(job, action);
    Path path = own.isEmpty() ? Path.GROUND_TRUTH : Path.OUTPUT_OF_GROUND_TRUTH;
    return known.computeIfAbsent(
        Alike.of(path, job, region, owner),
        _ ->
            context(
                List.of(
                    SessionFacts.ofExecutionRole(job, region, owner),
                    SessionFacts.ofGroundTruth(),
                    SessionFacts.ofSignedHeader(),
                    own,
                    NetworkFacts.ofGroundTruth(job.region().flatMap(endpoints::in)))));
  }

  /// Automated labeling's requests from SageMaker's own network, through an endpoint of AWS.
  RequestContext throughEndpointOfAws(
      LabelingJob job, Optional<String> region, Optional<String> owner) {
    return automatedLabeling(
        Path.ENDPOINT_OF_AWS, job, region, owner, NetworkFacts.ofEndpointOfAws());
  }

  /// Automated labeling's requests from SageMaker's own network, over the internet.
  RequestContext overTheInternet(LabelingJob job, Optional<String> region, Optional<String> owner) {
    return automatedLabeling(Path.INTERNET, job, region, owner, NetworkFacts.ofInternet(List.of()));
  }

  /// Automated labeling's requests from the job's own VPC, through an endpoint of it.
  RequestContext throughEndpoint(
      LabelingJob job, Optional<String> region, Optional<String> owner, VpcEndpoint endpoint) {
    return known.computeIfAbsent(
        Alike.of(Path.ENDPOINT, job, region, owner, Optional.of(endpoint)),
        _ ->
            context(
                List.of(
                    SessionFacts.ofExecutionRole(job, region, owner),
                    SessionFacts.ofSignedHeader(),
                    NetworkFacts.ofEndpoint(endpoint, job.partition(), List.of()))));
  }

  private RequestContext automatedLabeling(
      Path path,
      LabelingJob job,
      Optional<String> region,
      Optional<String> owner,
      List<Fact> network) {
    return known.computeIfAbsent(
        Alike.of(path, job, region, owner),
        _ ->
            context(
                List.of(
                    SessionFacts.ofExecutionRole(job, region, owner),
                    SessionFacts.ofSignedHeader(),
                    network)));
  }

  /// Workers' GETs by presigned URL, which carry the execution role's identity and the worker's own
  /// network: the workforce's VPC where it has one, else the internet.
  RequestContext workers(
      LabelingJob job, Optional<String> region, Optional<String> owner, Workforce workforce) {
    return known.computeIfAbsent(
        Alike.of(Path.WORKERS, job, region, owner),
        _ ->
            context(
                List.of(
                    SessionFacts.ofExecutionRole(job, region, owner),
                    SessionFacts.ofPresignedUrl(),
                    workforce
                        .vpc()
                        .map(vpc -> NetworkFacts.ofVpc(vpc, job.partition(), workforce.addresses()))
                        .orElseGet(() -> NetworkFacts.ofInternet(workforce.addresses())))));
  }

  /// The same GETs, through one endpoint of the workforce's VPC.
  RequestContext workersThrough(
      LabelingJob job,
      Optional<String> region,
      Optional<String> owner,
      Workforce workforce,
      VpcEndpoint endpoint) {
    return known.computeIfAbsent(
        Alike.of(Path.WORKERS_THROUGH_ENDPOINT, job, region, owner, Optional.of(endpoint)),
        _ ->
            context(
                List.of(
                    SessionFacts.ofExecutionRole(job, region, owner),
                    SessionFacts.ofPresignedUrl(),
                    NetworkFacts.ofEndpoint(endpoint, job.partition(), workforce.addresses()))));
  }

  /// GETs by a worker's presigned URL that someone else holds, from a network of which nothing is
  /// known. The URL was just signed, as no limit on its age helps before it is reached.
  RequestContext link(LabelingJob job, Optional<String> region, Optional<String> owner) {
    return known.computeIfAbsent(
        Alike.of(Path.LINK, job, region, owner),
        _ ->
            context(
                    List.of(
                        SessionFacts.ofExecutionRole(job, region, owner),
                        SessionFacts.ofPresignedUrl()))
                .with("s3:signatureAge", KeyState.of("0")));
  }

  private static RequestContext context(List<List<Fact>> facts) {
    return Fact.context(facts.stream().flatMap(List::stream).toList());
  }
}
