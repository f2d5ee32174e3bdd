package io.labelguard.core.labeling.function;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.JobDescription;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.need.RoleRequests;
import io.labelguard.core.labeling.setup.GroundTruthFunctions;
import io.labelguard.policy.request.Request;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A function of a customer that a labeling job calls.
///
/// @param arn as Lambda takes it, with the version or alias where the job names one
/// @param qualifier the version or alias
public record CustomFunction(
    String arn, String region, String account, String name, Optional<String> qualifier) {

  /// The form of the resource in a function's ARN.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html">FunctionName</a>
  private static final Pattern RESOURCE =
      Pattern.compile("function:([a-zA-Z0-9-_]{1,140})(?::(\\$LATEST|[a-zA-Z0-9-_]{1,129}))?");

  /// The code that is not published; it is what an ARN without a version names.
  private static final String LATEST = "$LATEST";

  /// Reads the ARN of a function; empty where the text is not one.
  public static Optional<CustomFunction> parse(String text) {
    return Arn.parse(text)
        .filter(arn -> arn.service().equals("lambda"))
        .flatMap(CustomFunction::of);
  }

  private static Optional<CustomFunction> of(Arn arn) {
    Matcher resource = RESOURCE.matcher(arn.resource());
    if (!resource.matches() || arn.region().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> qualifier =
        Optional.ofNullable(resource.group(2)).filter(text -> !text.equals(LATEST));
    String whole =
        "arn:%s:lambda:%s:%s:function:%s"
            .formatted(arn.partition(), arn.region(), arn.account(), resource.group(1));
    return Optional.of(
        new CustomFunction(
            whole + qualifier.map(text -> ":" + text).orElse(""),
            arn.region(),
            arn.account(),
            resource.group(1),
            qualifier));
  }

  /// Returns the functions that a job calls, each once, without Ground Truth's own and without
  /// those of another Region, which the job's settings are wrong about.
  public static List<CustomFunction> of(LabelingJob job) {
    return named(job)
        .flatMap(text -> parse(text).stream())
        .filter(function -> job.region().map(function.region::equals).orElse(true))
        .distinct()
        .toList();
  }

  /// Returns what a job names as a function in a form from which none can be read.
  public static List<String> unreadable(LabelingJob job) {
    return named(job).filter(text -> parse(text).isEmpty()).distinct().toList();
  }

  private static Stream<String> named(LabelingJob job) {
    JobDescription described = job.description();
    return Stream.of(described.preHumanTaskLambdaArn(), described.consolidationLambdaArn())
        .flatMap(Optional::stream)
        .filter(text -> !GroundTruthFunctions.haveOrLookLike(text, job));
  }

  /// Returns the ARN without version and alias.
  public String unqualified() {
    return qualifier.map(text -> arn.substring(0, arn.length() - text.length() - 1)).orElse(arn);
  }

  /// Whether it belongs to another account than the job's execution role, so that its own policy
  /// must allow the role.
  public boolean isOfAnotherAccountThan(LabelingJob job) {
    return job.roleArn()
        .flatMap(Arn::parse)
        .map(Arn::account)
        .or(job::account)
        .filter(caller -> !caller.equals(account))
        .isPresent();
  }

  /// Returns the request by which a job's role calls it.
  public Request callBy(LabelingJob job) {
    return RoleRequests.of(job, "lambda:InvokeFunction", arn, account);
  }

  /// Whether the job calls it before a task; after a task otherwise.
  public boolean isBeforeTasksOf(LabelingJob job) {
    return job.description()
        .preHumanTaskLambdaArn()
        .flatMap(CustomFunction::parse)
        .filter(this::equals)
        .isPresent();
  }
}
