package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.function.CallObstacle;
import io.labelguard.core.labeling.function.CallObstacles;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// LG209: Ground Truth cannot call a function of a live job.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-custom-templates-step3.html">Processing
///     data in a custom labeling workflow</a>
final class FunctionUnusable implements Check {

  @Override
  public CheckId id() {
    return CheckId.FUNCTION_UNUSABLE;
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String summary() {
    return "Flags a live job whose own function Ground Truth cannot call: it does not exist, may"
        + " not run, or is of another account whose policy does not allow the execution"
        + " role.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    Situation situation = judged.situation();
    return situation.judgedJobs().stream()
        .flatMap(
            job ->
                CustomFunction.of(job).stream()
                    .flatMap(function -> finding(function, job, situation).stream()))
        .toList();
  }

  private Optional<Finding> finding(CustomFunction function, LabelingJob job, Situation situation) {
    List<CallObstacle> obstacles =
        situation
            .setUp()
            .map(setUp -> CallObstacles.of(function, setUp.factsOf(function), job))
            .orElse(List.of());
    return obstacles.isEmpty() ? Optional.empty() : Optional.of(finding(function, job, obstacles));
  }

  private Finding finding(CustomFunction function, LabelingJob job, List<CallObstacle> obstacles) {
    return Finding.of(
            this,
            new About.Dependency(job.name(), function.arn(), Optional.of(AccessPath.FUNCTIONS)))
        .as(severity(obstacles.getFirst()))
        .because(message(function, job, obstacles))
        .withFix(
            FixAdvice.none(
                obstacles.stream().map(obstacle -> advice(obstacle, function, job)).toList()));
  }

  private static Severity severity(CallObstacle worst) {
    return switch (worst) {
      case CallObstacle.Missing _, CallObstacle.NoConcurrency _ -> Severity.CRITICAL;
      case CallObstacle.NotRunning _, CallObstacle.RoleNotAllowed _ -> Severity.HIGH;
      case CallObstacle.Asleep _ -> Severity.LOW;
    };
  }

  private static String message(
      CustomFunction function, LabelingJob job, List<CallObstacle> obstacles) {
    String why =
        obstacles.stream()
            .map(obstacle -> why(obstacle, function, job))
            .collect(Collectors.joining(", and "));
    return Wording.sentence(Wording.job(job))
        + (obstacles.getFirst() instanceof CallObstacle.Asleep
            ? " will have to wake its "
            : " cannot call its ")
        + (function.isBeforeTasksOf(job) ? "pre-annotation" : "post-annotation")
        + " function "
        + function.arn()
        + ": "
        + why
        + ". "
        + consequence(function, job, obstacles.getFirst());
  }

  private static String why(CallObstacle obstacle, CustomFunction function, LabelingJob job) {
    return switch (obstacle) {
      case CallObstacle.Missing _ -> "there is no such function";
      case CallObstacle.NoConcurrency _ ->
          "its reserved concurrency is 0, so Lambda refuses every call";
      case CallObstacle.NotRunning(FunctionState state, Optional<String> reason) ->
          "its state is " + state.written() + reason.map(words -> " (" + words + ")").orElse("");
      case CallObstacle.RoleNotAllowed _ ->
          "it belongs to account "
              + function.account()
              + ", and its own policy does not allow lambda:InvokeFunction to "
              + Wording.role(job);
      case CallObstacle.Asleep _ -> "its state is Inactive, because nobody has called it for long";
    };
  }

  private static String consequence(CustomFunction function, LabelingJob job, CallObstacle worst) {
    if (worst instanceof CallObstacle.Asleep) {
      return "The first call fails and wakes it.";
    }
    return function.isBeforeTasksOf(job)
        ? "Its data objects fail before a worker sees them."
        : "The workers' answers are not consolidated, so that their data objects fail.";
  }

  private static String advice(CallObstacle obstacle, CustomFunction function, LabelingJob job) {
    return switch (obstacle) {
      case CallObstacle.Missing _ ->
          "Create the function again under the same name: a job cannot be given another one.";
      case CallObstacle.NoConcurrency _ ->
          "Let it run again: aws lambda delete-function-concurrency --function-name "
              + function.unqualified();
      case CallObstacle.NotRunning _ ->
          "Update or deploy it again once what Lambda names is in order, and look at its state with"
              + " aws lambda get-function-configuration --function-name "
              + function.arn();
      case CallObstacle.RoleNotAllowed _ ->
          "Have someone in account "
              + function.account()
              + " allow the role: aws lambda add-permission --function-name "
              + function.unqualified()
              + function.qualifier().map(text -> " --qualifier " + text).orElse("")
              + " --statement-id ground-truth --action lambda:InvokeFunction --principal "
              + ShellWords.plain(job.roleArn(), "<ARN of the role>");
      case CallObstacle.Asleep _ ->
          "Call it once before the job does, and wait: aws lambda wait function-active-v2"
              + " --function-name "
              + function.arn();
    };
  }
}
