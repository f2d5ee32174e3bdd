package io.labelguard.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.account.LocalFunctions;
import io.labelguard.local.message.LocalChannels;
import io.labelguard.local.wire.AwsError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A write in a CloudTrail event to something that jobs depend on and that is no bucket or team: a
/// function, topic or queue.
///
/// @param call the event name, without the date that Lambda puts behind it
/// @param parameters its requestParameters
record RecordedDependency(String service, String call, JsonNode parameters) {

  /// Reads an event; empty for a failed call, for a call to another service and for other JSON.
  static Optional<RecordedDependency> of(JsonNode event) {
    JsonNode detail = event.path("detail");
    String service = event.path("source").asText("").replaceFirst("^aws\\.", "");
    boolean ours =
        Set.of("lambda", "sns", "sqs").contains(service)
            && detail.path("eventSource").asText("").equals(service + ".amazonaws.com")
            && detail.path("errorCode").asText("").isEmpty();
    return ours
        ? Optional.of(
            new RecordedDependency(
                service,
                detail.path("eventName").asText("").replaceFirst("[0-9]{8}(v[0-9]+)?$", ""),
                detail.path("requestParameters")))
        : Optional.empty();
  }

  /// Applies the call to a state.
  ///
  /// @return whether the state changed
  /// @throws AwsError where the state has no such function
  boolean enact(AccountState state) {
    return switch (service) {
      case "lambda" -> enact(state.functions);
      case "sns" -> topic(state.topics);
      default -> queue(state.queues);
    };
  }

  private boolean enact(LocalFunctions functions) {
    String name = parameters.path("functionName").asText();
    switch (call) {
      case "DeleteFunction" -> functions.delete(name);
      case "PutFunctionConcurrency" ->
          functions.reserve(name, parameters.path("reservedConcurrentExecutions").asInt());
      case "RemovePermission" ->
          functions.removePermission(name, parameters.path("statementId").asText());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean topic(LocalChannels topics) {
    String arn = parameters.path("topicArn").asText();
    return switch (call) {
      case "DeleteTopic" -> topics.delete(arn);
      case "SetTopicAttributes" ->
          topics.set(
              arn,
              parameters.path("attributeName").asText(),
              parameters.path("attributeValue").asText());
      default -> false;
    };
  }

  private boolean queue(LocalChannels queues) {
    String url = parameters.path("queueUrl").asText();
    return switch (call) {
      case "DeleteQueue" -> queues.delete(url);
      case "SetQueueAttributes" -> {
        boolean changed = false;
        for (Map.Entry<String, JsonNode> one : parameters.path("attributes").properties()) {
          changed |= queues.set(url, one.getKey(), one.getValue().asText());
        }
        yield changed;
      }
      default -> false;
    };
  }
}
