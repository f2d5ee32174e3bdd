package io.labelguard.core.compose;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.core.labeling.need.Needs;
import io.labelguard.core.labeling.need.SourceNetwork;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.request.S3ActionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Builds what callers ask of a bucket whom people have in mind when they close it: people, AWS
/// services, other accounts, and the paths of labeling that the job itself does not take.
final class ExampleCallers {

  private static final String GET = "s3:GetObject";
  private static final SourceNetwork INTERNET = new SourceNetwork.Internet();
  private static final KeyState NO = KeyState.of("false");
  private static final KeyState YES = KeyState.of("true");

  private final Order order;
  private final LabelingJob job;
  private final RestrictingPolicy policy;
  private final List<Example> examples = new ArrayList<>();

  /// One kind of caller.
  ///
  /// @param who in words
  /// @param requests all that it may ask for, each way
  record Example(String who, List<Request> requests) {
    Example {
      requests = List.copyOf(requests);
    }
  }

  private ExampleCallers(Order order, RestrictingPolicy policy) {
    this.order = order;
    this.job = order.job();
    this.policy = policy;
  }

  static List<Example> of(Order order, RestrictingPolicy policy) {
    ExampleCallers callers = new ExampleCallers(order, policy);
    callers.people();
    callers.services();
    callers.groundTruth();
    callers.labeling();
    return List.copyOf(callers.examples);
  }

  private void people() {
    add(
        "every caller from the internet, such as the S3 console in a browser" + but(),
        everything(INTERNET, person()));
    add(
        "every caller through another VPC endpoint" + but(),
        everything(new SourceNetwork.UnnamedEndpoint(), person()));
  }

  private String but() {
    List<String> exempted = order.restriction().principalArns();
    return exempted.isEmpty() ? "" : ", except " + String.join(", ", exempted);
  }

  private void services() {
    add(
        "AWS services that ask in a caller's name, such as Amazon Athena" + but(),
        everything(INTERNET, with(person(), "aws:ViaAWSService", YES)));
    add(
        "AWS services in their own name, such as the one that delivers S3's access logs",
        everything(INTERNET, service()));
  }

  private void groundTruth() {
    add(
        "Ground Truth for jobs of other accounts (" + policy.endpoint() + ")",
        everything(
            new SourceNetwork.GroundTruth(policy.endpoint()),
            with(person(), "aws:PrincipalAccount", new KeyState.Foreign())));
    Optional<Request> asRole = first(needs().groundTruth(job, order.endpoints()));
    asRole.ifPresent(
        request -> {
          otherRegion()
              .ifPresent(
                  endpoint ->
                      add(
                          "Ground Truth for jobs in other Regions",
                          everything(new SourceNetwork.GroundTruth(endpoint), request)));
          add(
              "automated labeling of jobs without a VpcConfig",
              Stream.of(INTERNET, new SourceNetwork.UnnamedEndpoint())
                  .flatMap(network -> everything(network, request).stream())
                  .toList());
        });
  }

  private void labeling() {
    first(needs().workers(job, Workforce.ANYWHERE))
        .ifPresent(
            link ->
                add(
                    "workers whose browser is elsewhere, by their links",
                    List.of(INTERNET.of(link, policy.partition()))));
    for (CustomFunction function : CustomFunction.of(job)) {
      add(
          "custom function " + function.unqualified() + ", if it runs elsewhere",
          List.of(INTERNET.of(onObjects(person(), GET), policy.partition())));
    }
  }

  private Optional<String> otherRegion() {
    return order.endpoints().byRegion().values().stream()
        .filter(endpoint -> !endpoint.equals(policy.endpoint()))
        .findFirst();
  }

  private Needs needs() {
    return Needs.at(policy.bucket(), Optional.empty(), job.account());
  }

  private static Optional<Request> first(List<Need> some) {
    return some.stream().findFirst().map(Need::request);
  }

  private void add(String who, List<Request> requests) {
    examples.add(new Example(who, requests));
  }

  /// A role or user of the account that no policy names.
  private Request person() {
    Map<String, KeyState> keys = new TreeMap<>();
    keys.put("aws:PrincipalArn", new KeyState.Foreign());
    keys.put("aws:PrincipalAccount", KeyState.of(policy.account()));
    keys.put("aws:PrincipalIsAWSService", NO);
    keys.put("aws:ViaAWSService", NO);
    return request(
        new Principal(
            Principal.Kind.ROLE,
            "arn:" + policy.partition() + ":iam::" + policy.account() + ":role/any",
            Optional.of(Principal.NO_NAMED_SESSION)),
        keys);
  }

  private Request service() {
    return request(
        new Principal(Principal.Kind.SERVICE, "logging.s3.amazonaws.com", Optional.empty()),
        Map.of("aws:PrincipalArn", new KeyState.Absent(), "aws:PrincipalIsAWSService", YES));
  }

  private Request request(Principal caller, Map<String, KeyState> keys) {
    return new Request(
        caller,
        GET,
        new RequestResource.Prefix(arn() + "/"),
        Optional.of(policy.account()),
        new RequestContext(new TreeMap<>(keys), true),
        Request.IdentityPolicies.ALLOW);
  }

  private List<Request> everything(SourceNetwork from, Request as) {
    return Stream.concat(
            S3ActionNames.onObjects().stream().map(action -> onObjects(as, action)),
            S3ActionNames.onBuckets().stream()
                .map(action -> on(as, action, new RequestResource.Exact(arn()))))
        .map(request -> from.of(request, policy.partition()))
        .toList();
  }

  private Request onObjects(Request as, String action) {
    return on(as, action, new RequestResource.Prefix(arn() + "/"));
  }

  private static Request on(Request as, String action, RequestResource resource) {
    return new Request(
        as.principal(),
        action,
        resource,
        as.resourceAccount(),
        as.context(),
        as.identityPolicies());
  }

  private String arn() {
    return "arn:" + policy.partition() + ":s3:::" + policy.bucket();
  }

  private static Request with(Request request, String key, KeyState state) {
    return request.with(request.context().with(key, state));
  }
}
