package io.labelguard.cli.command;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.Console;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Where alerts are sent, by options or by the variables that the functions have.
final class ReceiverOptions {

  private static final String TOPIC = "LABELGUARD_TOPIC_ARN";
  private static final String CHAT_TOPIC = "LABELGUARD_CHAT_TOPIC_ARN";
  private static final String SECRET = "LABELGUARD_SLACK_SECRET_ARN";

  @Option(
      names = "--topic",
      paramLabel = "ARN",
      description = "The topic of findings. Default: the variable LABELGUARD_TOPIC_ARN.")
  Optional<String> topic = Optional.empty();

  @Option(
      names = "--chat-topic",
      paramLabel = "ARN",
      description =
          "The topic for Amazon Q Developer. Default: the variable LABELGUARD_CHAT_TOPIC_ARN.")
  Optional<String> chatTopic = Optional.empty();

  @Option(
      names = "--secret",
      paramLabel = "ARN",
      description =
          "The secret with the Slack webhook's URL. Default: the variable"
              + " LABELGUARD_SLACK_SECRET_ARN.")
  Optional<String> secret = Optional.empty();

  /// The addresses that are known. Each method refuses one that is not.
  record Addresses(
      Optional<String> topicArn, Optional<String> chatTopicArn, Optional<String> secretArn) {

    String topic() {
      return topicArn.orElseThrow(
          () -> unknown("the topic of findings", "--topic ARN", TOPIC, "output FindingsTopicArn"));
    }

    String chatTopic() {
      return chatTopicArn.orElseThrow(
          () ->
              unknown(
                  "the topic for Amazon Q Developer",
                  "--chat-topic ARN",
                  CHAT_TOPIC,
                  "output ChatTopicArn"));
    }

    String secret() {
      return secretArn.orElseThrow(
          () ->
              unknown(
                  "the secret with the Slack webhook's URL",
                  "--secret ARN",
                  SECRET,
                  "parameter SlackWebhookSecret"));
    }

    private static InputException unknown(
        String what, String option, String variable, String where) {
      return new InputException(
          what + " is not known",
          "Give "
              + option
              + ", or set "
              + variable
              + " to the "
              + where
              + " of Labelguard's stack.");
    }
  }

  /// Returns what the options or else the variables name.
  ///
  /// @throws InputException where an option is not an ARN of its kind
  Addresses addresses(Map<String, String> variables) {
    return new Addresses(
        named("--topic", topic, "sns", variables, TOPIC),
        named("--chat-topic", chatTopic, "sns", variables, CHAT_TOPIC),
        named("--secret", secret, "secretsmanager", variables, SECRET));
  }

  /// Refuses these options where they have no meaning.
  void refuseBeside(String instead) {
    if (Stream.of(topic, chatTopic, secret).anyMatch(Optional::isPresent)) {
      throw new InputException(
          "--topic, --chat-topic and --secret name resources of an AWS account; "
              + instead
              + " has its own");
    }
  }

  private static Optional<String> named(
      String option,
      Optional<String> given,
      String service,
      Map<String, String> variables,
      String variable) {
    given
        .filter(arn -> !arn.matches("arn:[a-z-]+:" + service + ":[a-z0-9-]+:[0-9]{12}:.+"))
        .ifPresent(
            arn -> {
              throw new InputException(
                  option + " " + Console.safe(arn) + " is not an ARN of " + service);
            });
    return given
        .or(() -> Optional.ofNullable(variables.get(variable)))
        .filter(arn -> !arn.isBlank());
  }
}
