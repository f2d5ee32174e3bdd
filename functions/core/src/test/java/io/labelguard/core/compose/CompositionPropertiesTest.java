package io.labelguard.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.FixPlanner;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/// What holds of every policy that is composed, whatever the job and the restriction.
final class CompositionPropertiesTest {

  private static final double PROVEN_AT_LEAST_PERCENT = 20;
  private static final double REFUSED_AT_LEAST_PERCENT = 10;

  private static final double LET_IN_AT_LEAST_PERCENT = 10;

  private static final List<String> REGIONS =
      List.of("us-east-1", "us-east-2", "eu-west-1", "eu-central-1", "ap-northeast-2");

  private static final List<String> NETWORKS =
      List.of(Orders.VPC, Orders.ENDPOINT, "vpc-1a2b3c4d", "vpce-1a2b3c4d");

  private static final List<String> PRINCIPALS =
      List.of(
          Orders.ADMIN,
          Orders.ROLE,
          "arn:aws:iam::111122223333:user/team/ann",
          "arn:aws:iam::111122223333:root",
          "arn:aws:iam::444455556666:role/Auditor");

  @Provide
  Arbitrary<Order> orders() {
    Arbitrary<LabelingJob> jobs =
        Combinators.combine(
                mostly(REGIONS, "eu-north-1"),
                mostly(List.of("gt-labeling-data", "gt.other-data"), "gt-*"),
                Arbitraries.of("gt-labeling-data", "gt-output"),
                mostly(List.of("private-crowd"), "vendor-crowd"),
                mostly(List.of(false), true))
            .as(
                (region, input, output, crowd, automated) ->
                    Orders.job(
                        Orders.JOB
                            .replace(
                                "\"OutputConfig\": {\"S3OutputPath\":"
                                    + " \"s3://gt-labeling-data/out/\"",
                                automated
                                    ? Orders.AUTOMATED
                                    : "\"OutputConfig\": {\"S3OutputPath\":"
                                        + " \"s3://gt-labeling-data/out/\"")
                            .replace("gt-labeling-data/in", input + "/in")
                            .replace("gt-labeling-data/out", output + "/out")
                            .replace("private-crowd", crowd)
                            .replace(
                                "432418664414:function:PRE-BoundingBox",
                                "111122223333:function:pre")
                            .replace("us-east-1", region)));
    Arbitrary<String[]> names =
        Combinators.combine(
                Arbitraries.of(NETWORKS).set().ofMaxSize(3),
                Arbitraries.of(PRINCIPALS).set().ofMaxSize(2))
            .as(
                (networks, principals) -> {
                  List<String> all = new ArrayList<>(networks);
                  all.addAll(principals);
                  return all.isEmpty() ? new String[] {Orders.VPC} : all.toArray(String[]::new);
                });
    return Combinators.combine(
            jobs,
            names,
            Arbitraries.of(
                Optional.<Optional<String>>empty(),
                Optional.<Optional<String>>empty(),
                Optional.of(Optional.of(Orders.VPC)),
                Optional.of(Optional.<String>empty())))
        .as(
            (job, to, from) -> {
              Order order = Orders.order(job, to);
              return from.map(vpc -> Orders.with(order, Orders.workforce(vpc))).orElse(order);
            });
  }

  private static <T> Arbitrary<T> mostly(List<T> usual, T rare) {
    return Arbitraries.frequencyOf(
        Tuple.of(7, Arbitraries.of(usual)), Tuple.of(1, Arbitraries.just(rare)));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReportMode.OFF)
  void noCheckFindsAnythingAndThereIsNothingToFix(@ForAll("orders") Order order) {
    List<Composed.BucketPolicy> policies = counted(Composition.of(order));
    if (policies.isEmpty()) {
      return;
    }
    List<Bucket> buckets =
        policies.stream()
            .map(
                policy ->
                    new Bucket(
                        policy.bucket(),
                        Optional.empty(),
                        Optional.of(Orders.ACCOUNT),
                        new BucketPolicyState.Readable(read(policy.text()))))
            .toList();
    JudgedSituation judged = new JudgedSituation(order.situation(buckets));
    assertThat(Checks.run(judged))
        .allSatisfy(finding -> assertThat(finding.check()).isEqualTo(CheckId.WORKFORCE_OPEN));
    buckets.forEach(
        bucket ->
            assertThat(new FixPlanner(judged, Set.of()).plan(bucket, Checks.run(judged)))
                .isEqualTo(new FixPlan.Nothing()));
    assertThat(policies)
        .allSatisfy(policy -> assertThat(policy.paths()).contains(AccessPath.GROUND_TRUTH));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReportMode.OFF)
  void onlyTheRestrictionAndGroundTruthForTheAccountAreLetIn(
      @ForAll("orders") Order order,
      @ForAll("callers") String caller,
      @ForAll("places") List<String> place) {
    for (Composed.BucketPolicy policy : counted(Composition.of(order))) {
      String endpoint =
          GroundTruthEndpoints.bundled().in(order.job().region().orElseThrow()).orElseThrow();
      boolean own = caller.contains(":111122223333:");
      boolean isLetIn =
          order.restriction().vpcs().contains(place.getFirst())
              || order.restriction().endpoints().contains(place.getLast())
              || order.restriction().principalArns().contains(caller)
              || (place.getLast().equals(endpoint) && own);
      Statistics.label("let in").collect(isLetIn);
      Statistics.label("let in")
          .coverage(
              requests -> {
                requests.check(true).percentage(share -> share >= LET_IN_AT_LEAST_PERCENT);
                requests.check(false).percentage(share -> share >= LET_IN_AT_LEAST_PERCENT);
              });
      Request request = request(policy.bucket(), caller, place);
      assertThat(new PolicyEvaluator(read(policy.text())).isPlainlyDenied(request))
          .isEqualTo(!isLetIn);
    }
  }

  @Provide
  Arbitrary<String> callers() {
    return Arbitraries.oneOf(
        Arbitraries.of(PRINCIPALS),
        Arbitraries.of(
            "arn:aws:iam::111122223333:role/other", "arn:aws:iam::444455556666:role/other"));
  }

  /// A VPC and an endpoint; none is the internet.
  @Provide
  Arbitrary<List<String>> places() {
    List<String> endpoints = new ArrayList<>(NETWORKS);
    endpoints.addAll(GroundTruthEndpoints.bundled().byRegion().values());
    Arbitrary<List<String>> networks =
        Combinators.combine(
                mostly(List.of(Orders.VPC, "vpc-1a2b3c4d"), "vpc-0fedcba9876543210"),
                Arbitraries.of(endpoints).filter(id -> id.startsWith("vpce-")))
            .as(List::of);
    return Arbitraries.frequencyOf(
        Tuple.of(3, networks), Tuple.of(1, Arbitraries.just(List.of("", ""))));
  }

  private static Request request(String bucket, String caller, List<String> place) {
    String account = caller.contains(Orders.ACCOUNT) ? Orders.ACCOUNT : "444455556666";
    RequestContext context =
        RequestContext.of(
            Map.of(
                "aws:PrincipalArn", KeyState.of(caller),
                "aws:PrincipalAccount", KeyState.of(account),
                "aws:SourceVpc", state(place.getFirst()),
                "aws:SourceVpce", state(place.getLast())));
    Principal principal =
        caller.contains(":role/")
            ? Principal.role(caller)
            : new Principal(Principal.Kind.USER, caller, Optional.empty());
    return new Request(
        principal,
        "s3:GetObject",
        new RequestResource.Exact("arn:aws:s3:::" + bucket + "/in/cat.jpg"),
        Optional.of(Orders.ACCOUNT),
        context,
        Request.IdentityPolicies.ALLOW);
  }

  private static KeyState state(String value) {
    return value.isEmpty() ? new KeyState.Absent() : KeyState.of(value);
  }

  /// Counts how often a policy is proven, and how often not: a property that looks at policies
  /// holds nothing without one.
  private static List<Composed.BucketPolicy> counted(Composed composed) {
    Statistics.collect(composed instanceof Composed.Proven);
    Statistics.coverage(
        all -> {
          all.check(true).percentage(share -> share >= PROVEN_AT_LEAST_PERCENT);
          all.check(false).percentage(share -> share >= REFUSED_AT_LEAST_PERCENT);
        });
    return composed instanceof Composed.Proven(List<Composed.BucketPolicy> policies)
        ? policies
        : List.of();
  }

  private static Policy read(String text) {
    try {
      return PolicyReader.live(text);
    } catch (MalformedPolicyException e) {
      throw new AssertionError(text, e);
    }
  }
}
