package io.labelguard.core.labeling.function;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what keeps Ground Truth from calling a job's function.
///
/// Only what was read is judged. Whether a function of the role's own account allows the role is
/// left out: there the role's policies may do so.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-custom-templates-step3-lambda-permissions.html">Required
///     permissions to use Lambda with Ground Truth</a>
public final class CallObstacles {

  private CallObstacles() {}

  /// Returns the obstacles, the worst first; none where nothing that was read is one.
  public static List<CallObstacle> of(
      CustomFunction function, FunctionFacts facts, LabelingJob job) {
    if (facts.isMissing()) {
      return List.of(new CallObstacle.Missing());
    }
    Optional<FunctionConfiguration> configuration = facts.configuration().known().flatMap(it -> it);
    Optional<FunctionState> state = configuration.flatMap(FunctionConfiguration::state);
    List<CallObstacle> found = new ArrayList<>();
    facts
        .reserved()
        .known()
        .flatMap(reserved -> reserved)
        .filter(reserved -> reserved == 0)
        .ifPresent(_ -> found.add(new CallObstacle.NoConcurrency()));
    state
        .filter(FunctionState::refusesCalls)
        .ifPresent(
            refusing ->
                found.add(
                    new CallObstacle.NotRunning(
                        refusing, configuration.flatMap(FunctionConfiguration::stateReason))));
    if (ofPolicy(function, facts, job).filter(Decision::denied).isPresent()) {
      found.add(new CallObstacle.RoleNotAllowed());
    }
    state.filter(FunctionState::sleeps).ifPresent(_ -> found.add(new CallObstacle.Asleep()));
    return List.copyOf(found);
  }

  /// Returns how the function's own policy decides a call by the execution role; empty where it was
  /// not read or is not needed.
  static Optional<Decision> ofPolicy(
      CustomFunction function, FunctionFacts facts, LabelingJob job) {
    return function.isOfAnotherAccountThan(job)
        ? facts.policy().known().map(policy -> decision(function, policy, job))
        : Optional.empty();
  }

  private static Decision decision(
      CustomFunction function, Optional<Policy> policy, LabelingJob job) {
    Request call = function.callBy(job).with(Request.IdentityPolicies.ALLOW);
    return policy
        .map(PolicyEvaluator::new)
        .map(evaluator -> evaluator.evaluate(call))
        .orElseGet(() -> PolicyEvaluator.withoutPolicy(call))
        .decision();
  }

  /// Returns what was read and does not decide, each as it stands after "whether".
  public static List<String> undecided(
      CustomFunction function, FunctionFacts facts, LabelingJob job) {
    List<String> open = new ArrayList<>();
    if (facts
        .configuration()
        .known()
        .flatMap(it -> it)
        .filter(read -> read.state().isEmpty())
        .isPresent()) {
      open.add("custom function " + function.arn() + " runs: no state is said that is known");
    }
    if (ofPolicy(function, facts, job).filter(Decision.UNDETERMINED::equals).isPresent()) {
      open.add(
          "the policy of custom function "
              + function.arn()
              + ", which is of another account, allows the execution role: its conditions are not"
              + " known here");
    }
    return List.copyOf(open);
  }
}
