package io.labelguard.tests.cli;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// Holds a command line of the AWS CLI against the SDK's own model: the CLI derives its operations
/// and options from the same one.
final class AwsCommandLine {

  private static final Map<String, Class<?>> CLIENTS =
      Map.of(
          "cloudtrail", CloudTrailClient.class,
          "dynamodb", DynamoDbClient.class,
          "s3api", S3Client.class,
          "sagemaker", SageMakerClient.class,
          "sqs", SqsClient.class,
          "sts", StsClient.class);

  /// What a person starts and no part of Labelguard calls, so that its client is not here.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/cli/latest/reference/stepfunctions/start-execution.html">
  ///     start-execution</a>
  /// @see <a
  ///     href="https://docs.aws.amazon.com/cli/latest/reference/stepfunctions/list-executions.html">
  ///     list-executions</a>
  /// @see <a
  ///     href="https://docs.aws.amazon.com/cli/latest/reference/logs/filter-log-events.html">
  ///     filter-log-events</a>
  /// @see <a href="https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/">
  ///     deploy</a>
  /// @see <a href="https://docs.aws.amazon.com/cli/latest/reference/s3api/put-object.html">
  ///     put-object</a>
  private static final Map<String, Set<String>> BY_PEOPLE_ONLY =
      Map.of(
          "stepfunctions start-execution",
          Set.of("--state-machine-arn", "--name", "--input", "--trace-header"),
          "stepfunctions list-executions",
          Set.of("--state-machine-arn", "--status-filter", "--max-results"),
          "logs filter-log-events",
          Set.of("--log-group-name", "--filter-pattern", "--start-time", "--end-time"),
          "ssm put-parameter",
          Set.of("--name", "--value", "--type", "--overwrite"),
          "s3api put-object",
          Set.of("--bucket", "--key", "--body"),
          "cloudformation deploy",
          Set.of(
              "--template-file",
              "--stack-name",
              "--s3-bucket",
              "--capabilities",
              "--parameter-overrides"));

  /// Options that every operation takes.
  private static final Set<String> GLOBAL =
      Set.of("--output", "--profile", "--query", "--region", "--no-cli-pager");

  private AwsCommandLine() {}

  /// Returns what is wrong with a command line.
  ///
  /// @param words `aws`, a service, an operation and its options
  static Optional<String> problem(List<String> words) throws ReflectiveOperationException {
    Set<String> byPeople =
        words.size() < 3
            ? Set.of()
            : BY_PEOPLE_ONLY.getOrDefault(words.get(1) + " " + words.get(2), Set.of());
    if (!byPeople.isEmpty()) {
      return unknown(words, byPeople);
    }
    Class<?> client = words.size() < 3 ? null : CLIENTS.get(words.get(1));
    if (client == null) {
      return Optional.of("no operation of " + new TreeSet<>(CLIENTS.keySet()));
    }
    Optional<Class<?>> request = request(client, words.get(2));
    if (request.isEmpty()) {
      return Optional.of(words.get(1) + " has no operation " + words.get(2));
    }
    return unknown(words, options(request.get()));
  }

  private static Optional<String> unknown(List<String> words, Set<String> options) {
    List<String> unknown =
        words.stream()
            .filter(word -> word.startsWith("--"))
            .map(word -> isNegated(word, options) ? word.replace("--no-", "--") : word)
            .filter(word -> !options.contains(word) && !GLOBAL.contains(word))
            .toList();
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(words.get(2) + " has no option " + unknown);
  }

  /// An option that is a flag also has the form that switches it off.
  private static boolean isNegated(String word, Set<String> options) {
    return word.startsWith("--no-") && options.contains(word.replace("--no-", "--"));
  }

  private static Optional<Class<?>> request(Class<?> client, String operation) {
    String name = operation.replace("-", "");
    return Arrays.stream(client.getMethods())
        .filter(method -> method.getName().equalsIgnoreCase(name))
        .map(Method::getParameterTypes)
        .filter(types -> types.length == 1 && SdkPojo.class.isAssignableFrom(types[0]))
        .<Class<?>>map(types -> types[0])
        .findFirst();
  }

  private static Set<String> options(Class<?> request) throws ReflectiveOperationException {
    SdkPojo builder = (SdkPojo) request.getMethod("builder").invoke(null);
    return builder.sdkFields().stream()
        .map(SdkField::memberName)
        .map(AwsCommandLine::option)
        .collect(Collectors.toSet());
  }

  /// `ExpectedBucketOwner` is `--expected-bucket-owner`.
  private static String option(String member) {
    return "--" + member.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
