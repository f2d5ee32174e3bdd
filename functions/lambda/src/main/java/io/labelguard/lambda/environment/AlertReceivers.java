package io.labelguard.lambda.environment;

import java.util.Map;
import java.util.Optional;

/// Where the guard publishes its alerts.
///
/// @param topicArn the topic of findings
/// @param chatTopicArn the topic from which Amazon Q Developer posts to chat, where there is one
/// @param events whether alerts are also events on the account's default event bus
public record AlertReceivers(String topicArn, Optional<String> chatTopicArn, boolean events) {

  /// Returns the receiver that every deployment has.
  public static AlertReceivers onlyTopic(String topicArn) {
    return new AlertReceivers(topicArn, Optional.empty(), false);
  }

  /// Reads the environment variables.
  ///
  /// @throws IllegalStateException naming the variable that is missing or malformed
  static AlertReceivers of(Map<String, String> variables) {
    return new AlertReceivers(
        Environment.required(variables, "LABELGUARD_TOPIC_ARN"),
        Optional.of(variables.getOrDefault("LABELGUARD_CHAT_TOPIC_ARN", ""))
            .filter(arn -> !arn.isBlank()),
        Environment.truth(variables, "LABELGUARD_ALERT_EVENTS"));
  }
}
