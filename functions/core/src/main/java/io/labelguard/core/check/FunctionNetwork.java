package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionConfiguration;
import io.labelguard.core.labeling.need.FunctionRequests;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Whether a bucket of a live job that is restricted to networks lets the job's own functions read
/// from theirs.
///
/// Whether a function reads there at all is not known, so a denial is no more than what cannot be
/// told (LG801).
///
/// @param open whether what decides is not known, such as the endpoint in the function's VPC
/// @param statements the Deny statements about networks that hold or may hold
record FunctionNetwork(
    LabelingJob job,
    CustomFunction function,
    FunctionConfiguration configuration,
    Bucket bucket,
    boolean open,
    List<StatementRef> statements) {

  private static final String READ = "s3:GetObject";

  /// Returns a finding for each function that is denied a bucket of its job by its network.
  static List<Finding> findings(Check cannotTell, JudgedSituation judged) {
    return judged.situation().judgedJobs().stream()
        .flatMap(job -> of(job, judged).stream())
        .filter(network -> !network.open)
        .map(network -> network.finding(cannotTell))
        .toList();
  }

  /// Returns what is denied, or may be, to the functions of a job.
  static List<FunctionNetwork> of(LabelingJob job, JudgedSituation judged) {
    Situation situation = judged.situation();
    return situation.setUp().stream()
        .flatMap(
            setUp ->
                CustomFunction.of(job).stream()
                    .flatMap(
                        function ->
                            setUp.factsOf(function).configuration().known().stream()
                                .flatMap(Optional::stream)
                                .flatMap(read -> of(job, function, read, judged))))
        .toList();
  }

  private static Stream<FunctionNetwork> of(
      LabelingJob job,
      CustomFunction function,
      FunctionConfiguration configuration,
      JudgedSituation judged) {
    return judged.situation().buckets().stream()
        .filter(bucket -> job.buckets().contains(bucket.name()))
        .flatMap(
            bucket ->
                bucket.policy().toJudgeBy().stream()
                    .filter(FunctionNetwork::restrictsNetworks)
                    .flatMap(
                        policy ->
                            of(job, function, configuration, bucket, policy, judged).stream()));
  }

  private static boolean restrictsNetworks(Policy policy) {
    return policy.statements().stream().anyMatch(FunctionNetwork::isAboutNetworks);
  }

  private static boolean isAboutNetworks(Statement statement) {
    return switch (Deciding.of(statement)) {
      case ADDRESS, NETWORK -> true;
      case SIGNATURE_AGE, SIGNATURE_PLACE, PRINCIPAL_ARN, ENCRYPTION, TLS, OTHER -> false;
    };
  }

  private static Optional<FunctionNetwork> of(
      LabelingJob job,
      CustomFunction function,
      FunctionConfiguration configuration,
      Bucket bucket,
      Policy policy,
      JudgedSituation judged) {
    PolicyEvaluator evaluator = new PolicyEvaluator(policy);
    NavigableSet<Integer> denies = new TreeSet<>();
    NavigableSet<Integer> mayDeny = new TreeSet<>();
    boolean namesEndpoints = namesEndpointsOfCustomers(policy, judged.situation().endpoints());
    for (Need need : reads(job, bucket, judged)) {
      FunctionRequests.waysOf(
              need,
              function.unqualified(),
              configuration.roleArn(),
              configuration.vpcId(),
              namesEndpoints)
          .forEach(
              asked -> {
                Evaluation evaluation = evaluator.evaluate(asked);
                if (evaluation.decision() == Decision.EXPLICITLY_DENIED) {
                  denies.addAll(evaluation.denyStatements());
                } else if (evaluation.decision() == Decision.UNDETERMINED) {
                  mayDeny.addAll(evaluation.mayHold());
                }
              });
    }
    denies.removeIf(index -> !isAboutNetworks(policy.statements().get(index)));
    mayDeny.removeIf(index -> !isAboutNetworks(policy.statements().get(index)));
    boolean open = denies.isEmpty();
    NavigableSet<Integer> deciding = open ? mayDeny : denies;
    return deciding.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FunctionNetwork(
                job, function, configuration, bucket, open, StatementRef.of(policy, deciding)));
  }

  /// The endpoint in a function's VPC is not that of Ground Truth.
  private static boolean namesEndpointsOfCustomers(Policy policy, GroundTruthEndpoints endpoints) {
    return policy.statements().stream()
        .flatMap(statement -> statement.conditions().stream())
        .filter(condition -> condition.key().equalsIgnoreCase("aws:SourceVpce"))
        .flatMap(condition -> condition.values().stream())
        .anyMatch(value -> endpoints.regionOf(value).isEmpty());
  }

  private static List<Need> reads(LabelingJob job, Bucket bucket, JudgedSituation judged) {
    return judged.needs(bucket, AccessPath.GROUND_TRUTH).stream()
        .flatMap(List::stream)
        .filter(need -> need.job().name().equals(job.name()))
        .filter(need -> need.request().action().equals(READ))
        .toList();
  }

  private Finding finding(Check cannotTell) {
    return Finding.of(
            cannotTell,
            new About.Dependency(job.name(), function.arn(), Optional.of(AccessPath.FUNCTIONS)))
        .because(
            List.of(READ),
            statements,
            "Cannot decide whether custom function "
                + function.arn()
                + " of "
                + Wording.job(job)
                + " works: "
                + Wording.statements(statements)
                + " of the policy of bucket "
                + bucket.name()
                + " denies "
                + READ
                + " to a function "
                + network()
                + ". It is not known whether the function reads there.")
        .withFix(
            FixAdvice.none(
                "If it reads there, exempt its role or its VPC in the statement, or run it in"
                    + " a VPC that the statement names. aws lambda get-function-configuration"
                    + " --function-name "
                    + function.arn()
                    + " prints both."));
  }

  private String network() {
    return configuration.vpcId().map(id -> "in VPC " + id).orElse("without a VPC");
  }

  /// Returns what is not known, as it stands after "whether".
  String question() {
    return "custom function "
        + function.arn()
        + " "
        + network()
        + " may read bucket "
        + bucket.name()
        + ": "
        + Wording.statements(statements)
        + " of its policy asks for what is not known of the function's network";
  }
}
