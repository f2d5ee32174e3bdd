package io.labelguard.core.labeling.setup;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A function that has a name as Ground Truth's own have.
///
/// One of the job's own account is a custom function that may have any name, so it is none of
/// these. Only a request that names one exactly as Ground Truth's is taken to have the wrong
/// account: the request of a job that exists was accepted, so its function exists, too.
///
/// @param member path of the setting that names it
/// @param arn as written
/// @param step what it does by its name
/// @param type the task type in its name, which need not exist
record BuiltInFunction(
    String member, String arn, String region, String account, Step step, String type) {

  /// The type whose functions hand on what they get.
  static final String PASS_THROUGH = "PassThrough";

  private static final Pattern NAME = Pattern.compile("function:(PRE|ACS)-([^:]*)(?::.*)?");

  /// When a function runs, by the start of its name.
  enum Step {
    /// Before a data object is sent to a worker.
    PRE,
    /// After the workers' answers, to consolidate them.
    ACS
  }

  /// Returns the function that runs before a task, where it is one of these.
  static Optional<BuiltInFunction> before(LabelingJob job) {
    return of(
        job, "HumanTaskConfig.PreHumanTaskLambdaArn", job.description().preHumanTaskLambdaArn());
  }

  /// Returns the function that consolidates annotations, where it is one of these.
  static Optional<BuiltInFunction> consolidation(LabelingJob job) {
    return of(
        job,
        "HumanTaskConfig.AnnotationConsolidationConfig.AnnotationConsolidationLambdaArn",
        job.description().consolidationLambdaArn());
  }

  private static Optional<BuiltInFunction> of(
      LabelingJob job, String member, Optional<String> text) {
    return text.flatMap(Arn::parse)
        .filter(arn -> arn.service().equals("lambda"))
        .flatMap(arn -> named(member, text.get(), arn))
        .filter(
            function ->
                !job.account().equals(Optional.of(function.account()))
                    || (job.description().request().isPresent()
                        && GroundTruthFunctions.TYPES.contains(function.type())));
  }

  private static Optional<BuiltInFunction> named(String member, String text, Arn arn) {
    Matcher name = NAME.matcher(arn.resource());
    return name.matches()
        ? Optional.of(
            new BuiltInFunction(
                member,
                text,
                arn.region(),
                arn.account(),
                Step.valueOf(name.group(1)),
                name.group(2)))
        : Optional.empty();
  }

  /// Returns its task type where that is one of Ground Truth's, and says what the task is.
  Optional<String> taskType() {
    return Optional.of(type)
        .filter(GroundTruthFunctions.TYPES::contains)
        .filter(known -> !known.equals(PASS_THROUGH));
  }
}
